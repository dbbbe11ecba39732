package dev.featurestore.operator;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.PlanReview;
import dev.featurestore.operator.deploy.Redaction;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.plan.PlanScreen;
import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.operator.report.Console;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets no plan pass that loses data, unless somebody at a terminal wants it so. */
final class LossReview implements PlanReview {

    private final Console console;
    private final Optional<Terminal> terminal;
    private final boolean approved;
    private final Redaction redaction;

    /**
     * @param terminal whom to ask, if there is anybody
     * @param approved whether a plan that loses no data is applied without a question
     */
    LossReview(Console console, Optional<Terminal> terminal, boolean approved, Redaction redaction) {
        this.console = console;
        this.terminal = terminal;
        this.approved = approved;
        this.redaction = redaction;
    }

    @Override
    public void review(Stack stack, Job planJob, byte[] planJson) {
        TerraformPlan plan = TerraformPlan.read(planJson);
        PlanScreen.of(plan, stack.name(), redaction::of, console.width()).forEach(line -> tell(console, line));
        if (plan.losses().isEmpty()) {
            console.info("The plan loses no data.");
            if (!approved && !plan.isEmpty()) {
                terminal.ifPresent(LossReview::confirm);
            }
            return;
        }
        String lost = plan.losses().stream().map(ResourceChange::address).collect(Collectors.joining(", "));
        if (terminal.isEmpty()) {
            throw FeatureStoreException.of(
                            FailureCode.DATA_LOSS,
                            "the plan destroys or replaces what holds data, so nothing was applied: " + lost,
                            "if that is what you want, run the same command again with -Dfeaturestore.allowDataLoss, or"
                                    + " apply this plan")
                    .suggesting(Command.of(Goal.APPLY)
                            .with("featurestore.plan", planJob.id())
                            .with("featurestore.allowDataLoss"));
        }
        Optional<String> typed = terminal.get()
                .ask("Type the stack's name, " + stack.name() + ", to apply this and lose the data: ")
                .map(String::strip);
        if (!typed.equals(Optional.of(stack.name()))) {
            throw FeatureStoreException.of(
                    FailureCode.DATA_LOSS,
                    "the stack's name was not typed, so nothing was applied, and no data is lost",
                    "run the same command again to be asked again");
        }
    }

    private static void confirm(Terminal person) {
        if (!Question.isConfirmed(person, "Type yes to apply this: ")) {
            throw FeatureStoreException.of(
                    FailureCode.NOT_CONFIRMED,
                    "Nothing was changed. Resource Manager has the new configuration; the resources are as before.",
                    "run the same command again and answer yes, or pass -Dfeaturestore.autoApprove");
        }
    }

    /** Shows a line of a plan. */
    static void tell(Console console, PlanScreen.Line line) {
        if (line.warning()) {
            console.warn(line.text());
        } else {
            console.info(line.text());
        }
    }
}
