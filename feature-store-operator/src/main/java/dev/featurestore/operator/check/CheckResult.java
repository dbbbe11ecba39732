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

    /** The step that an apply fails for, if any: not that of the authoriser if the store answers signed requests. */
    public Optional<StepResult> failedApply() {
        boolean answers = steps.stream().anyMatch(step -> step.step() == CheckStep.STORE && step.passed());
        return failed().filter(step -> !answers || step.step() != CheckStep.AUTHORISER);
    }

    /** The step that failed, if one did. */
    public Optional<StepResult> failed() {
        return steps.stream().filter(step -> !step.passed()).findFirst();
    }
}
