package dev.featurestore.operator;

import java.time.Duration;
import java.util.Optional;

/**
 * How an apply is to go.
 *
 * @param dryRun true if nothing may be changed
 * @param force whether a job runs although nothing has changed
 * @param detach whether the job is left to itself when it is submitted
 * @param plan OCID of the plan job whose plan is to be applied, and nothing else
 * @param busyTimeout how long a stack is waited for that another job holds; zero not to wait
 */
public record ApplyOptions(boolean dryRun, boolean force, boolean detach, Optional<String> plan, Duration busyTimeout) {

    /** How long a busy stack is waited for unless something else is said. */
    public static final Duration BUSY_TIMEOUT = Duration.ofMinutes(30);

    /** Nothing special. */
    public static final ApplyOptions PLAIN = new ApplyOptions(false, false, false, Optional.empty(), BUSY_TIMEOUT);

    /** Changes nothing, and says what would be changed. */
    public static final ApplyOptions DRY_RUN = new ApplyOptions(true, false, false, Optional.empty(), BUSY_TIMEOUT);
}
