package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.hint.Goal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The subcommands of the image: goals that need no Maven. The table of one is loaded only where it is used. */
public enum Subcommand {
    APPLY(Goal.APPLY, "deploy the feature store, and check that it answers (default)"),
    VERIFY(Goal.VERIFY, "check the configuration, without a cloud"),
    PLAN(Goal.PLAN, "show what apply would change"),
    STATUS(Goal.STATUS, "show the state of the stack, and what to do next"),
    DRIFT(Goal.DRIFT, "show which resources were changed outside of Terraform"),
    OUTPUTS(Goal.OUTPUTS, "print the outputs of the last apply job"),
    LOGS(Goal.LOGS, "print the log of a job"),
    JOBS(Goal.JOBS, "list the jobs of the stack"),
    DIFF(Goal.DIFF, "compare variables and Terraform files of two jobs"),
    STACKS(Goal.STACKS, "list the stacks of a compartment"),
    CHECK(Goal.CHECK, "check whether the deployed store answers"),
    CANCEL(Goal.CANCEL, "cancel the running job of the stack"),
    ROLLBACK(Goal.ROLLBACK, "return the stack to an earlier successful apply job"),
    ADOPT(Goal.ADOPT, "write the configuration of a stack that was created elsewhere"),
    DESTROY(Goal.DESTROY, "destroy all resources of the stack, then delete the stack"),
    POLICIES(Goal.POLICIES, "print the policy statements that a group needs to deploy");

    private final Goal goal;
    private final String description;

    Subcommand(Goal goal, String description) {
        this.goal = goal;
        this.description = description;
    }

    /** The goal that does the same. */
    public Goal goal() {
        return goal;
    }

    /** Its name on the command line. */
    public String word() {
        return goal.word();
    }

    /** What it does, for the help. */
    String description() {
        return description;
    }

    /** The subcommand with a name. */
    static Optional<Subcommand> named(String word) {
        return Arrays.stream(values())
                .filter(subcommand -> subcommand.word().equals(word))
                .findFirst();
    }

    /** Its options. */
    OptionTable<? extends Record> table() {
        return switch (this) {
            case APPLY -> ApplyArguments.TABLE;
            case VERIFY -> VerifyArguments.TABLE;
            case PLAN -> PlanArguments.TABLE;
            case STATUS -> StatusArguments.TABLE;
            case DRIFT -> DriftArguments.TABLE;
            case OUTPUTS -> OutputsArguments.TABLE;
            case LOGS -> LogsArguments.TABLE;
            case JOBS -> JobsArguments.TABLE;
            case DIFF -> DiffArguments.TABLE;
            case STACKS -> StacksArguments.TABLE;
            case CHECK -> CheckArguments.TABLE;
            case CANCEL -> CancelArguments.TABLE;
            case ROLLBACK -> RollbackArguments.TABLE;
            case ADOPT -> AdoptArguments.TABLE;
            case DESTROY -> DestroyArguments.TABLE;
            case POLICIES -> PoliciesArguments.TABLE;
        };
    }

    /** The names of its options: {@code dryRun} for {@code --dry-run}. */
    public List<String> options() {
        return table().names();
    }

    /** Whether any subcommand has an option that sets the component of this name. */
    public static boolean isOption(String name) {
        return Arrays.stream(values())
                .anyMatch(subcommand -> subcommand.options().contains(name));
    }
}
