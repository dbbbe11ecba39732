package dev.featurestore.operator.deploy;

import java.time.Duration;

/** How waiting is done, so that a test can drive it. */
public interface Pace {

    /** Waits before a job is looked at again, the longer the longer it has been running. */
    void pause(Duration running) throws InterruptedException;

    /**
     * Waits before something that got no answer is tried again, the longer the more tries have failed.
     *
     * @param failures how many tries have failed in a row, 1 or more
     */
    void backOff(int failures) throws InterruptedException;
}
