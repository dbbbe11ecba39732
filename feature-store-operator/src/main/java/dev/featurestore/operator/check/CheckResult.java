package dev.featurestore.operator.check;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The result of a check: the steps in their order, up to the first that failed.
 *
 * @param endpoint address of the store's API
 * @param steps results of the steps
 */
public record CheckResult(URI endpoint, List<StepResult> steps) {

    public CheckResult {
        steps = List.copyOf(steps);
    }

    /** The step that failed, if one did. */
    public Optional<StepResult> failed() {
        return steps.stream().filter(step -> !step.passed()).findFirst();
    }
}
