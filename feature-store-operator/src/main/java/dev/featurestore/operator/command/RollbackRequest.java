package dev.featurestore.operator.command;

import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.report.Results;
import java.time.Duration;
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
 */
public record RollbackRequest(
        Results results,
        Optional<String> toJob,
        Optional<Terminal> terminal,
        boolean approved,
        boolean allowDataLoss,
        Duration busyTimeout,
        boolean dryRun) {

    /** A request with the default options. */
    public static RollbackRequest of(Results results) {
        return new RollbackRequest(
                results, Optional.empty(), Optional.empty(), false, false, ApplyOptions.BUSY_TIMEOUT, false);
    }

    public RollbackRequest withToJob(Optional<String> toJob) {
        return new RollbackRequest(results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun);
    }

    public RollbackRequest withTerminal(Optional<Terminal> terminal) {
        return new RollbackRequest(results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun);
    }

    public RollbackRequest withApproved(boolean approved) {
        return new RollbackRequest(results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun);
    }

    public RollbackRequest withAllowDataLoss(boolean allowDataLoss) {
        return new RollbackRequest(results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun);
    }

    public RollbackRequest withBusyTimeout(Duration busyTimeout) {
        return new RollbackRequest(results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun);
    }

    public RollbackRequest withDryRun(boolean dryRun) {
        return new RollbackRequest(results, toJob, terminal, approved, allowDataLoss, busyTimeout, dryRun);
    }
}
