package dev.featurestore.operator.check;

import java.time.Duration;

/**
 * Options of a check.
 *
 * @param timeout maximum time until the store answers
 * @param writes whether the check creates, reads and deletes a feature store and an entity
 */
public record CheckOptions(Duration timeout, boolean writes) {

    /** Changes nothing in the store. A container instance, its image and its first connection to the database take a few minutes. */
    public static final CheckOptions DEFAULT = new CheckOptions(Duration.ofMinutes(5), false);

    public CheckOptions withTimeout(Duration timeout) {
        return new CheckOptions(timeout, writes);
    }

    public CheckOptions withWrites(boolean writes) {
        return new CheckOptions(timeout, writes);
    }
}
