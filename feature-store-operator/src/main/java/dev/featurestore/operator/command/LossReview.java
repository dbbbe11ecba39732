package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.PlanReview;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.plan.PlanScreen;
import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.operator.report.Console;
import java.util.Optional;
import java.util.stream.Collectors;

/** Refuses a plan that loses data, unless you confirm it at a terminal. */
final class LossReview implements PlanReview {

    private final Console console;
    private final Optional<Terminal> terminal;
    private final boolean approved;

    /**
     * @param terminal the terminal to ask at; empty in batch mode
     * @param approved whether to apply a plan that loses no data without asking
     */
    LossReview(Console console, Optional<Terminal> terminal, boolean approved) {
        this.console = console;
        this.terminal = terminal;
        this.approved = approved;
    }

    @Override
    public void review(Stack stack, Job planJob, Redaction redaction, byte[] planJson) {
        TerraformPlan plan = TerraformPlan.read(planJson);
        PlanScreen.of(plan, stack.name(), redaction::hide, console.width()).forEach(line -> print(console, line));
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
                            "The plan destroys or replaces resources that hold data: " + lost + ". Nothing was applied",
                            "To apply it anyway, run the same command again with -Dfeaturestore.allowDataLoss, or apply"
                                    + " this plan")
                    .suggesting(Command.of(Goal.APPLY)
                            .with("featurestore.plan", planJob.id())
                            .with("featurestore.allowDataLoss"));
        }
        Optional<String> typed = terminal.get()
                .ask("Type the name of the stack, " + stack.name() + ", to apply the plan and lose the data: ")
                .map(String::strip);
        if (!typed.equals(Optional.of(stack.name()))) {
            throw FeatureStoreException.of(
                    FailureCode.DATA_LOSS,
                    "The loss of data was not confirmed. Nothing was applied, and no data was lost",
                    "To confirm it, run the same command again and type the name of the stack");
        }
    }

    private static void confirm(Terminal terminal) {
        if (!InterruptibleTerminal.isConfirmed(terminal, "Type yes to apply the plan: ")) {
            throw FeatureStoreException.of(
                    FailureCode.NOT_CONFIRMED,
                    "The plan was not confirmed. No resource was changed; the stack in Resource Manager already has the"
                            + " new configuration.",
                    "Run the same command again and answer yes, or set -Dfeaturestore.autoApprove");
        }
    }

    /** Prints a line of a plan. */
    static void print(Console console, PlanScreen.Line line) {
        if (line.warning()) {
            console.warn(line.text());
        } else {
            console.info(line.text());
        }
    }
}
