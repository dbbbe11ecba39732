package dev.featurestore.operator.command;

import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.deploy.DeploymentSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Options of an apply, which the container has too: those with {@link Option} as flags, all in JSON.
 *
 * @param dryRun whether to print the changes without making them
 * @param force whether to run a job although nothing has changed
 * @param detach whether to return as soon as the job is submitted
 * @param allowDataLoss whether to apply a plan that destroys or replaces resources that hold data, without asking
 * @param undoRollback whether to undo a rollback without asking
 * @param plan OCID of the plan job whose plan to apply; default: the job makes its own plan
 * @param busyTimeout maximum time to wait while another job holds the stack; zero fails at once
 * @param noCheck whether to skip the check of the store at the end
 * @param noCost whether to leave out what the plan costs
 * @param checkTimeout maximum time until the store answers
 * @param checkWrites whether the check creates, reads and deletes a feature store and an entity
 * @param upgrade name of an {@link UpgradeMode}; default: rolling
 * @param confirm name of the stack, to confirm a loss of data where the configuration is protected
 * @param jobTags freeform tags of the jobs: where they come from
 */
public record ApplyOptions(
        @Option("print the changes without making them") boolean dryRun,

        @Option("run a job even if nothing has changed") boolean force,

        @Option("exit as soon as the job is submitted") boolean detach,

        @Option("apply a plan even if it destroys or replaces data")
        boolean allowDataLoss,

        @Option("undo a rollback of the stack without asking")
        boolean undoRollback,

        @Option(value = "OCID of the plan job whose plan to apply", argument = "JOB")
        Optional<String> plan,

        @Option(value = "maximum wait while another job holds the stack (default 1800)", argument = "SECONDS")
        Duration busyTimeout,

        @Option("skip the check of the store at the end") boolean noCheck,

        @Option("leave out what the plan costs at list prices")
        boolean noCost,

        @Option(value = "maximum time until the store answers (default 300)", argument = "SECONDS")
        Duration checkTimeout,

        @Option("check that a store and an entity can be created and deleted")
        boolean checkWrites,

        @Option(
                value = "rolling: upgrade without downtime, in several jobs (default); inPlace: in one job",
                argument = "MODE")
        Optional<String> upgrade,

        @Option(value = "name of the stack, to confirm that protected data may be lost", argument = "NAME")
        Optional<String> confirm,

        Map<String, String> jobTags) {

    /** Default of the maximum time to wait while another job holds the stack. */
    public static final Duration BUSY_TIMEOUT = DeploymentSettings.BUSY_TIMEOUT;

    /** Follows the job to its end, and checks the store. */
    public static final ApplyOptions DEFAULT = new ApplyOptions(
            false,
            false,
            false,
            false,
            false,
            Optional.empty(),
            BUSY_TIMEOUT,
            false,
            false,
            CheckOptions.DEFAULT.timeout(),
            CheckOptions.DEFAULT.writes(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    public ApplyOptions {
        jobTags = Map.copyOf(jobTags);
    }

    /** Options of the check at the end; empty: no check. */
    public Optional<CheckOptions> check() {
        return noCheck
                ? Optional.empty()
                : Optional.of(CheckOptions.DEFAULT.withTimeout(checkTimeout).withWrites(checkWrites));
    }

    public ApplyOptions withDryRun(boolean dryRun) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withForce(boolean force) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withDetach(boolean detach) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withAllowDataLoss(boolean allowDataLoss) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withUndoRollback(boolean undoRollback) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withPlan(Optional<String> plan) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withBusyTimeout(Duration busyTimeout) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withNoCheck(boolean noCheck) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withNoCost(boolean noCost) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withCheckTimeout(Duration checkTimeout) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withCheckWrites(boolean checkWrites) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withUpgrade(UpgradeMode mode) {
        Optional<String> upgrade = mode == UpgradeMode.ROLLING ? Optional.empty() : Optional.of(mode.word());
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withJobTags(Map<String, String> jobTags) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    public ApplyOptions withConfirm(Optional<String> confirm) {
        return new ApplyOptions(
                dryRun,
                force,
                detach,
                allowDataLoss,
                undoRollback,
                plan,
                busyTimeout,
                noCheck,
                noCost,
                checkTimeout,
                checkWrites,
                upgrade,
                confirm,
                jobTags);
    }

    /**
     * How the apply replaces the container instances that get the calls.
     *
     * @throws dev.featurestore.operator.failure.FeatureStoreException {@code INVALID_PARAMETER} if the mode does not exist
     */
    public UpgradeMode upgradeMode() {
        return upgrade.map(UpgradeMode::named).orElse(UpgradeMode.ROLLING);
    }
}
