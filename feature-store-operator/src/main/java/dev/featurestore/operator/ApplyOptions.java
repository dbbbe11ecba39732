package dev.featurestore.operator;

import dev.featurestore.operator.check.CheckOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * How an apply is to go.
 *
 * @param dryRun true if nothing may be changed
 * @param force whether a job runs although nothing has changed
 * @param detach whether the job is left to itself when it is submitted
 * @param allowDataLoss whether a plan may destroy or replace what holds data, without a question
 * @param plan OCID of the plan job whose plan is to be applied, and nothing else
 * @param busyTimeout how long a stack is waited for that another job holds; zero not to wait
 * @param check how it is checked at the end that the store answers; not at all if it is empty
 */
public record ApplyOptions(
        boolean dryRun,
        boolean force,
        boolean detach,
        boolean allowDataLoss,
        Optional<String> plan,
        Duration busyTimeout,
        Optional<CheckOptions> check) {

    /** How long a busy stack is waited for unless something else is said. */
    public static final Duration BUSY_TIMEOUT = Duration.ofMinutes(30);

    /** Nothing special, and no check. */
    public static final ApplyOptions PLAIN =
            new ApplyOptions(false, false, false, false, Optional.empty(), BUSY_TIMEOUT, Optional.empty());

    /** Changes nothing, and says what would be changed. */
    public static final ApplyOptions DRY_RUN =
            new ApplyOptions(true, false, false, false, Optional.empty(), BUSY_TIMEOUT, Optional.empty());

    /** The same, with such a check at the end. */
    public ApplyOptions with(Optional<CheckOptions> otherCheck) {
        return new ApplyOptions(dryRun, force, detach, allowDataLoss, plan, busyTimeout, otherCheck);
    }
}
