package dev.featurestore.operator.oci;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stacks;

/** Resource Manager through the OCI Java SDK. */
record OciResourceManager(ResourceManagerClient client, Stacks stacks, Jobs jobs) implements ResourceManager {

    static OciResourceManager of(ResourceManagerClient client, Requests requests) {
        return new OciResourceManager(client, new OciStacks(client, requests), new OciJobs(client, requests));
    }

    @Override
    public void close() {
        client.close();
    }
}
