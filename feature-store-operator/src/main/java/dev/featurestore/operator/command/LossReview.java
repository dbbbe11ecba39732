package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cost.CostWords;
import dev.featurestore.operator.cost.PlannedCost;
import dev.featurestore.operator.deploy.PlanReview;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.plan.PlanScreen;
import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.StackFacts;
import java.util.Optional;
import java.util.stream.Collectors;

/** Refuses a plan that loses data, unless you confirm it at a terminal. */
final class LossReview implements PlanReview {

    private final Console console;
    private final Optional<Terminal> terminal;
    private final boolean approved;
    private final boolean isProtected;
    private final boolean cost;
    private final Words words;

    /**
     * The words for what is done with a plan.
     *
     * @param orThisPlan whether a command applies a plan that was refused
     * @param unchanged the state after a plan was not confirmed
     */
    private record Words(boolean orThisPlan, String unchanged) {

        static final Words OF_APPLY = new Words(
                true, "No resource was changed; the stack in Resource Manager already has the new configuration.");
        static final Words OF_ROLLBACK = new Words(false, "Nothing was changed.");
    }

    private LossReview(
            Console console,
            Optional<Terminal> terminal,
            boolean approved,
            boolean isProtected,
            boolean cost,
            Words words) {
        this.console = console;
        this.terminal = terminal;
        this.approved = approved;
        this.isProtected = isProtected;
        this.cost = cost;
        this.words = words;
    }

    /**
     * The review of an apply.
     *
     * @param terminal the terminal to ask at; empty in batch mode
     * @param approved whether to apply a plan that loses no data without asking
     * @param isProtected whether batch mode needs the name of the stack, too
     * @param cost whether to print what the plan costs
     */
    static LossReview ofApply(
            Console console, Optional<Terminal> terminal, boolean approved, boolean isProtected, boolean cost) {
        return new LossReview(console, terminal, approved, isProtected, cost, Words.OF_APPLY);
    }

    /** The review of a rollback; see {@link #ofApply}. */
    static LossReview ofRollback(Console console, Optional<Terminal> terminal, boolean approved, boolean isProtected) {
        return new LossReview(console, terminal, approved, isProtected, false, Words.OF_ROLLBACK);
    }

    /** The same for a plan that may lose data. */
    PlanReview allowingLoss() {
        return (stack, planJob, redaction, planJson) -> {
            TerraformPlan plan = TerraformPlan.read(planJson);
            print(plan, stack, redaction, planJson);
            confirm(plan);
        };
    }

    @Override
    public void review(Stack stack, Job planJob, Redaction redaction, byte[] planJson) {
        TerraformPlan plan = TerraformPlan.read(planJson);
        print(plan, stack, redaction, planJson);
        if (plan.losses().isEmpty()) {
            console.info("The plan loses no data.");
            confirm(plan);
            return;
        }
        String name = StackFacts.name(stack);
        String lost = plan.losses().stream().map(ResourceChange::address).collect(Collectors.joining(", "));
        if (terminal.isEmpty()) {
            throw refused(lost, planJob, name);
        }
        Optional<String> typed = terminal.get()
                .ask("Type the name of the stack, " + name + ", to apply the plan and lose the data: ")
                .map(String::strip);
        if (!typed.equals(Optional.of(name))) {
            throw FeatureStoreException.of(
                    FailureCode.DATA_LOSS,
                    "The loss of data was not confirmed. Nothing was applied, and no data was lost",
                    "To confirm it, run the same command again and type the name of the stack");
        }
    }

    private FeatureStoreException refused(String lost, Job planJob, String name) {
        String message = "The plan destroys or replaces resources that hold data: " + lost + ". Nothing was applied";
        String again = isProtected
                ? "The stack is protected. To apply it anyway, run the same command again with"
                        + " -Dfeaturestore.allowDataLoss and -Dfeaturestore.confirm=" + Commands.quoted(name)
                : "To apply it anyway, run the same command again with -Dfeaturestore.allowDataLoss";
        Command exactly =
                Command.of(Goal.APPLY).with("featurestore.plan", planJob.id()).with("featurestore.allowDataLoss");
        return words.orThisPlan()
                ? FeatureStoreException.of(FailureCode.DATA_LOSS, message, again + ", or apply this plan")
                        .suggesting(isProtected ? exactly.with("featurestore.confirm", name) : exactly)
                : FeatureStoreException.of(FailureCode.DATA_LOSS, message, again);
    }

    private void print(TerraformPlan plan, Stack stack, Redaction redaction, byte[] planJson) {
        PlanScreen.of(plan, StackFacts.name(stack), redaction::hide, console.width())
                .forEach(line -> print(console, line));
        if (cost && !plan.isEmpty()) {
            String line =
                    CostWords.of(PlannedCost.of(planJson, redaction::hide)).line();
            console.width().wrap(line).forEach(console::info);
        }
    }

    private void confirm(TerraformPlan plan) {
        if (approved || plan.isEmpty() || terminal.isEmpty()) {
            return;
        }
        if (!InterruptibleTerminal.isConfirmed(terminal.get(), "Type yes to apply the plan: ")) {
            throw FeatureStoreException.of(
                    FailureCode.NOT_CONFIRMED,
                    "The plan was not confirmed. " + words.unchanged(),
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
