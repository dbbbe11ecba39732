package dev.featurestore.operator.deploy;

import java.time.Duration;

/** How often a cloud is asked, so that a test can drive it. What is refused for being too much slows all of it down. */
public interface Pace {

    /** Waits before a job's state is looked at again, the longer the longer it has been running. */
    void pause(Duration running) throws InterruptedException;

    /** Waits a moment before something is asked for again that is there about a second after a job's end. */
    void moment() throws InterruptedException;

    /** How long a job's log is left alone after a look at it: longer than its state, which is a smaller question. */
    Duration betweenLogs(Duration running);

    /**
     * Waits before something that got no answer is tried again, the longer the more tries have failed.
     *
     * @param failures how many tries have failed in a row, 1 or more
     */
    void backOff(int failures) throws InterruptedException;
}
