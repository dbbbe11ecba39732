package dev.featurestore.operator.command;

import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.report.Results;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Request of {@link RollBackStack}.
 *
 * @param results where to write {@code report.json}, {@code outputs.env} and {@code job.log}
 * @param toJob OCID of the apply job to return to; empty: the last successful one before the current state
 * @param terminal the terminal to ask at; empty: do not ask
 * @param approved whether to roll back without asking, if no data is lost
 * @param allowDataLoss whether to apply a plan that destroys or replaces resources that hold data
 * @param busyTimeout maximum time to wait while another job holds the stack; zero fails at once
 * @param dryRun whether to print the changes without making them
 * @param confirm name of the stack, to confirm a loss of data where the configuration is protected
 * @param jobTags freeform tags of the jobs: where they come from
 */
public record RollbackRequest(
        Results results,
        Optional<String> toJob,
        Optional<Terminal> terminal,
        boolean approved,
        boolean allowDataLoss,
        Duration busyTimeout,
        boolean dryRun,
        Optional<String> confirm,
        Map<String, String> jobTags) {

    public RollbackRequest {
        jobTags = Map.copyOf(jobTags);
    }

    /** A request with the default options. */
    public static RollbackRequest of(Results results) {
        return new RollbackRequest(
                results,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                ApplyOptions.BUSY_TIMEOUT,
                false,
                Optional.empty(),
                Map.of());
    }

    public RollbackRequest withToJob(Optional<String> toJob) {
        return new RollbackRequest(
                results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun, confirm, jobTags);
    }

    public RollbackRequest withTerminal(Optional<Terminal> terminal) {
        return new RollbackRequest(
                results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun, confirm, jobTags);
    }

    public RollbackRequest withApproved(boolean approved) {
        return new RollbackRequest(
                results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun, confirm, jobTags);
    }

    public RollbackRequest withAllowDataLoss(boolean allowDataLoss) {
        return new RollbackRequest(
                results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun, confirm, jobTags);
    }

    public RollbackRequest withBusyTimeout(Duration busyTimeout) {
        return new RollbackRequest(
                results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun, confirm, jobTags);
    }

    public RollbackRequest withDryRun(boolean dryRun) {
        return new RollbackRequest(
                results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun, confirm, jobTags);
    }

    public RollbackRequest withConfirm(Optional<String> confirm) {
        return new RollbackRequest(
                results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun, confirm, jobTags);
    }

    public RollbackRequest withJobTags(Map<String, String> jobTags) {
        return new RollbackRequest(
                results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun, confirm, jobTags);
    }
}
