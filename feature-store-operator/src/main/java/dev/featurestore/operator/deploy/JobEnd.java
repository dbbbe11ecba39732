package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import java.util.List;
import java.util.Optional;

/**
 * How a job ended.
 *
 * @param job the job, finished
 * @param resources what Terraform did, in its order
 * @param error the first error of the log
 */
public record JobEnd(Job job, List<DoneResource> resources, Optional<TerraformError> error) {
    public JobEnd {
        resources = List.copyOf(resources);
    }
}
