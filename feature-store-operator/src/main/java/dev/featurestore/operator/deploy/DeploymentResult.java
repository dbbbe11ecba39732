package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.jobs.JobEnd;
import java.time.Duration;
import java.util.List;

/**
 * A finished deployment, successful or not.
 *
 * @param stack the stack
 * @param course what was done with it
 * @param end end of its job
 * @param outputs the stack's outputs; empty unless the job succeeded
 * @param duration from the first request to the last answer
 */
public record DeploymentResult(Stack stack, Course course, JobEnd end, List<Output> outputs, Duration duration)
        implements DeploymentOutcome {

    /** What was done with a stack. */
    public enum Course {
        /** It was created. */
        CREATED,
        /** It existed and was updated to the configuration. */
        UPDATED,
        /** Nothing: it matches the configuration, and the job is the one that deployed it. */
        UNCHANGED,
        /** An earlier run had submitted the job, and this run followed it. */
        FOLLOWED
    }

    public DeploymentResult {
        outputs = List.copyOf(outputs);
    }

    /** The number of resources with this action. */
    public long count(DoneResource.Action action) {
        return end.resources().stream().filter(r -> r.action() == action).count();
    }
}
