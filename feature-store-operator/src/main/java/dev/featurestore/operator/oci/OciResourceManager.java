package dev.featurestore.operator.oci;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stacks;

/** Resource Manager through the OCI Java SDK. */
record OciResourceManager(ResourceManagerClient client, Stacks stacks, Jobs jobs) implements ResourceManager {

    static OciResourceManager of(ResourceManagerClient client, Failures failures) {
        return new OciResourceManager(client, new OciStacks(client, failures), new OciJobs(client, failures));
    }

    @Override
    public void close() {
        client.close();
    }
}
