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
 * @param failedChecks the stack's conditions that were not met
 */
public record JobEnd(
        Job job, List<DoneResource> resources, Optional<TerraformError> error, List<FailedCheck> failedChecks) {
    public JobEnd {
        resources = List.copyOf(resources);
        failedChecks = List.copyOf(failedChecks);
    }
}
