package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.Stack;
import java.time.Duration;
import java.util.List;

/**
 * A deployment that came to an end, good or bad.
 *
 * @param stack the stack
 * @param course what was done with it
 * @param end how its job ended
 * @param outputs the stack's outputs; none unless the job succeeded
 * @param duration from the first request to the last answer
 */
public record DeploymentResult(Stack stack, Course course, JobEnd end, List<Output> outputs, Duration duration)
        implements DeploymentOutcome {

    /** What was done with a stack. */
    public enum Course {
        /** It was made. */
        CREATED,
        /** It was there, and brought up to the configuration. */
        UPDATED,
        /** Nothing: it is what the configuration says, and the job is the one that made it so. */
        UNCHANGED,
        /** An earlier run had started the job, and it was followed to its end. */
        FOLLOWED
    }

    public DeploymentResult {
        outputs = List.copyOf(outputs);
    }

    /** How many resources Terraform treated so. */
    public long count(DoneResource.Action action) {
        return end.resources().stream().filter(r -> r.action() == action).count();
    }
}
