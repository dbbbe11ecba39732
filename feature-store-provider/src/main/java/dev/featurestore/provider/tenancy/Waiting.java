package dev.featurestore.provider.tenancy;

import java.time.Duration;

/** Lets the time pass that a service takes; an interrupt ends it. */
@FunctionalInterface
public interface Waiting {

    /** Returns after the given time. */
    void pass(Duration duration) throws InterruptedException;
}
