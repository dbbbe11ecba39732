package dev.featurestore.operator.command;

import java.util.Optional;

/**
 * Request of {@link Cancel}.
 *
 * @param job OCID of the job; default: the job that runs on the stack
 * @param forced whether to kill Terraform at once; it may then leave resources that its state does not contain
 * @param dryRun whether to print the changes without making them
 */
public record CancelRequest(Optional<String> job, boolean forced, boolean dryRun) {

    /** Cancels the job that runs. */
    public static final CancelRequest DEFAULT = new CancelRequest(Optional.empty(), false, false);

    public CancelRequest withJob(Optional<String> job) {
        return new CancelRequest(job, forced, dryRun);
    }

    public CancelRequest withForced(boolean forced) {
        return new CancelRequest(job, forced, dryRun);
    }

    public CancelRequest withDryRun(boolean dryRun) {
        return new CancelRequest(job, forced, dryRun);
    }
}
