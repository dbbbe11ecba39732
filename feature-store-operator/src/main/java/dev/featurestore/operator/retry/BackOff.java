package dev.featurestore.operator.retry;

import java.time.Duration;

/** Waits between attempts. An interface, so that a test can drive it. */
@FunctionalInterface
public interface BackOff {

    /**
     * Waits before the next attempt, longer after more failures.
     *
     * @param failures number of consecutive failures, at least 1
     * @param atLeast the time that the service asks to wait; zero if it does not ask
     * @param atMost the time that is left
     */
    void backOff(int failures, Duration atLeast, Duration atMost) throws InterruptedException;
}
