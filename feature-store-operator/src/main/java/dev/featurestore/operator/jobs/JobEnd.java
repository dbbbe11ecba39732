package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.joblog.FailedCheck;
import dev.featurestore.operator.joblog.TerraformError;
import java.util.List;
import java.util.Optional;

/**
 * The end of a job.
 *
 * @param job the finished job
 * @param resources the resources that Terraform finished, in its order
 * @param error the first error in the log
 * @param failedChecks the stack's failed conditions
 */
public record JobEnd(
        Job job, List<DoneResource> resources, Optional<TerraformError> error, List<FailedCheck> failedChecks) {
    public JobEnd {
        resources = List.copyOf(resources);
        failedChecks = List.copyOf(failedChecks);
    }

    /** The number of resources with this action. */
    public long count(DoneResource.Action action) {
        return resources.stream()
                .filter(resource -> resource.action() == action)
                .count();
    }
}
