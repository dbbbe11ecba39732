package dev.featurestore.provider.tenancy;

import java.time.Duration;

/** Waits for the duration of a service's operation; an interrupt ends the wait. */
@FunctionalInterface
public interface Waiting {

    /** Returns after the given time. */
    void pass(Duration duration) throws InterruptedException;
}
