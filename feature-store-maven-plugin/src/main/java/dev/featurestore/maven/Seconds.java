package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Duration;

/** A time in seconds that a parameter sets. */
final class Seconds {

    private Seconds() {}

    /**
     * The time.
     *
     * @param zero what 0 does, for the hint
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is negative
     */
    static Duration of(int seconds, String property, String zero) {
        if (seconds < 0) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    property + ": must be at least 0 (seconds), but is " + seconds,
                    "Set 0 to " + zero);
        }
        return Duration.ofSeconds(seconds);
    }

    /** The time until the store must answer. */
    static Duration checkTimeout(int seconds) {
        return of(seconds, PropertyNames.CHECK_TIMEOUT, "try once");
    }

    /** The time to wait while another job holds the stack. */
    static Duration busyTimeout(int seconds) {
        return of(seconds, PropertyNames.BUSY_TIMEOUT, "fail at once");
    }

    /** The time to repeat a request. */
    static Duration retryTimeout(int seconds) {
        return of(seconds, PropertyNames.RETRY_TIMEOUT, "send each request once");
    }
}
