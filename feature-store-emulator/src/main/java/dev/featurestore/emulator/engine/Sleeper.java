package dev.featurestore.emulator.engine;

import java.time.Duration;

/** Waits for the duration of a job's steps; tests replace it. */
@FunctionalInterface
public interface Sleeper {

    /** Returns after the given time. */
    void sleep(Duration duration) throws InterruptedException;
}
