package dev.featurestore.operator.command;

import dev.featurestore.operator.check.CheckOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * Options of an apply.
 *
 * @param dryRun whether to print the changes without making them
 * @param force whether to run a job although nothing has changed
 * @param detach whether to return as soon as the job is submitted
 * @param allowDataLoss whether to apply a plan that destroys or replaces resources that hold data, without asking
 * @param plan OCID of the plan job whose plan to apply; default: the job makes its own plan
 * @param busyTimeout maximum time to wait while another job holds the stack; zero fails at once
 * @param check options of the check at the end; empty: no check
 */
public record ApplyOptions(
        boolean dryRun,
        boolean force,
        boolean detach,
        boolean allowDataLoss,
        Optional<String> plan,
        Duration busyTimeout,
        Optional<CheckOptions> check) {

    /** Default of the maximum time to wait while another job holds the stack. */
    public static final Duration BUSY_TIMEOUT = Duration.ofMinutes(30);

    /** All defaults, without a check. */
    public static final ApplyOptions PLAIN =
            new ApplyOptions(false, false, false, false, Optional.empty(), BUSY_TIMEOUT, Optional.empty());

    /** A dry run. */
    public static final ApplyOptions DRY_RUN =
            new ApplyOptions(true, false, false, false, Optional.empty(), BUSY_TIMEOUT, Optional.empty());

    /** The same options with another check. */
    public ApplyOptions with(Optional<CheckOptions> otherCheck) {
        return new ApplyOptions(dryRun, force, detach, allowDataLoss, plan, busyTimeout, otherCheck);
    }
}
