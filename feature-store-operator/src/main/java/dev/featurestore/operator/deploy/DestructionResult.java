package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackResource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a destruction ended.
 *
 * @param stack the stack
 * @param end how its job ended; none if there was nothing left to destroy but the stack
 * @param deleted whether the stack was deleted
 * @param remaining resources that are still there
 * @param duration from the first request to the last answer
 */
public record DestructionResult(
        Stack stack, Optional<JobEnd> end, boolean deleted, List<StackResource> remaining, Duration duration) {
    public DestructionResult {
        remaining = List.copyOf(remaining);
    }

    /** Whether nothing is left of the resources. */
    public boolean succeeded() {
        return end.isEmpty() || end.get().job().state() == JobState.SUCCEEDED;
    }

    /** How many resources were destroyed. */
    public long destroyed() {
        return end.stream()
                .flatMap(job -> job.resources().stream())
                .filter(resource -> resource.action() == DoneResource.Action.DESTROYED)
                .count();
    }
}
