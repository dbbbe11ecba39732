package dev.featurestore.operator.oci;

import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.StackDrift;
import dev.featurestore.operator.cloud.Stacks;
import dev.featurestore.operator.cloud.WorkReader;

/** Resource Manager through the OCI Java SDK's signer and models. */
record OciResourceManager(ServiceApi api, Stacks stacks, Jobs jobs, StackDrift drift, WorkReader works)
        implements ResourceManager {

    static final String VERSION = "20180917";

    static OciResourceManager of(ServiceApi api, Requests requests) {
        return new OciResourceManager(
                api,
                new OciStacks(api, requests),
                new OciJobs(api, requests),
                new OciDrift(api, requests),
                new OciWorks(api, requests));
    }

    @Override
    public void close() {
        api.close();
    }
}
