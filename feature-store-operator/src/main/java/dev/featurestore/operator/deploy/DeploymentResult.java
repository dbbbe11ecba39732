package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.jobs.JobEnd;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A finished deployment, successful or not.
 *
 * @param stack the stack
 * @param course what was done with it
 * @param earlier ends of the jobs of an upgrade before the last one; else empty
 * @param end end of its job, the last one of an upgrade
 * @param outputs the stack's outputs; empty unless the job succeeded
 * @param duration from the first request to the last answer
 */
public record DeploymentResult(
        Stack stack, Course course, List<JobEnd> earlier, JobEnd end, List<Output> outputs, Duration duration)
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
        earlier = List.copyOf(earlier);
        outputs = List.copyOf(outputs);
    }

    /** The result of a deployment with one job. */
    public DeploymentResult(Stack stack, Course course, JobEnd end, List<Output> outputs, Duration duration) {
        this(stack, course, List.of(), end, outputs, duration);
    }

    /** The same after other jobs of the same upgrade. */
    DeploymentResult after(List<JobEnd> jobs) {
        return new DeploymentResult(stack, course, jobs, end, outputs, duration);
    }

    /** The ends of all its jobs, in their order. */
    public List<JobEnd> ends() {
        return Stream.concat(earlier.stream(), Stream.of(end)).toList();
    }

    /** The number of resources with this action in all its jobs, as {@link #duration} is that of all. */
    public long count(DoneResource.Action action) {
        return ends().stream().mapToLong(job -> job.count(action)).sum();
    }
}
