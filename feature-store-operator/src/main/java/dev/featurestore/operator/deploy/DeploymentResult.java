package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.Stack;
import java.time.Duration;
import java.util.List;

/**
 * A deployment that came to an end, good or bad.
 *
 * @param stack the stack
 * @param created true if the stack was made, false if it was there
 * @param end how its job ended
 * @param outputs the stack's outputs; none unless the job succeeded
 * @param duration from the first request to the last answer
 */
public record DeploymentResult(Stack stack, boolean created, JobEnd end, List<Output> outputs, Duration duration) {
    public DeploymentResult {
        outputs = List.copyOf(outputs);
    }

    /** How many resources Terraform treated so. */
    public long count(DoneResource.Action action) {
        return end.resources().stream().filter(r -> r.action() == action).count();
    }
}
