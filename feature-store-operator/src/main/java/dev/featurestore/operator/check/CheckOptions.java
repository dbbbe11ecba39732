package dev.featurestore.operator.check;

import java.time.Duration;

/**
 * How a store is checked.
 *
 * @param timeout how long it may take until the store answers
 * @param writes whether a store and an entity are to be made in it, read and deleted
 */
public record CheckOptions(Duration timeout, boolean writes) {

    /** A container instance, its image and its first connection to the database take a few minutes. */
    public static final int DEFAULT_SECONDS = 300;
}
