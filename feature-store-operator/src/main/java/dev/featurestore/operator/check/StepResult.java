package dev.featurestore.operator.check;

import java.util.Optional;

/**
 * The result of a step.
 *
 * @param step the step
 * @param seen the request and its answer, such as {@code signed GET: 200}
 * @param trouble the cause of the failure; empty if the step passed
 */
public record StepResult(CheckStep step, String seen, Optional<Trouble> trouble) {

    /**
     * The cause of a failed step.
     *
     * @param hop the component that failed, such as {@code DNS} or {@code authoriser}
     * @param what what failed, one sentence without a full stop
     * @param fix what to do next, one sentence without a full stop
     */
    public record Trouble(String hop, String what, String fix) {}

    /** Whether the step passed. */
    public boolean passed() {
        return trouble.isEmpty();
    }
}
