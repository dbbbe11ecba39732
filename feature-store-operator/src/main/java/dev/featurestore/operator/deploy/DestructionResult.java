package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.jobs.JobEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of a destruction.
 *
 * @param stack the stack
 * @param end end of its job; empty if the stack had no resources
 * @param deleted whether the stack was deleted
 * @param remaining resources that were not destroyed
 * @param duration from the first request to the last answer
 */
public record DestructionResult(
        Stack stack, Optional<JobEnd> end, boolean deleted, List<StackResource> remaining, Duration duration) {
    public DestructionResult {
        remaining = List.copyOf(remaining);
    }

    /** Whether all resources were destroyed. */
    public boolean succeeded() {
        return end.isEmpty() || end.get().job().state() == JobState.SUCCEEDED;
    }

    /** The number of destroyed resources. */
    public long destroyed() {
        return end.stream()
                .flatMap(job -> job.resources().stream())
                .filter(resource -> resource.action() == DoneResource.Action.DESTROYED)
                .count();
    }
}
