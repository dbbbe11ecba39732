package dev.featurestore.operator.check;

import java.time.Duration;

/**
 * Options of a check.
 *
 * @param timeout maximum time until the store answers
 * @param writes whether the check creates, reads and deletes a feature store and an entity
 */
public record CheckOptions(Duration timeout, boolean writes) {

    /** A container instance, its image and its first connection to the database take a few minutes. */
    public static final int DEFAULT_SECONDS = 300;
}
