package dev.featurestore.emulator.engine;

import java.time.Duration;

/** Lets the time pass that a job takes; tests replace it so that they need not wait. */
@FunctionalInterface
public interface Sleeper {

    /** Returns after the given time. */
    void sleep(Duration duration) throws InterruptedException;
}
