package dev.featurestore.operator.deploy;

import java.time.Duration;

/** How waiting is done, so that a test can drive it. */
public interface Pace {

    /** Waits before a job is looked at again, the longer the longer it has been running. */
    void pause(Duration running) throws InterruptedException;
}
