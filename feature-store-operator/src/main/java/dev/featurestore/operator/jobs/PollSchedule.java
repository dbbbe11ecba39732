package dev.featurestore.operator.jobs;

import dev.featurestore.operator.retry.BackOff;
import java.time.Duration;

/** Intervals between requests to a cloud. Failures make all of them longer. An interface, so that a test can drive it. */
public interface PollSchedule extends BackOff {

    /** Waits before the next request for a job's state, longer for a job that has been running for longer. */
    void pause(Duration running) throws InterruptedException;

    /** Waits before the next request for something that is available about one second after a job's end. */
    void moment() throws InterruptedException;

    /** Interval between requests for a job's log: longer than for its state, which is a smaller request. */
    Duration betweenLogs(Duration running);

    /**
     * Waits before a retry, longer after more failures.
     *
     * @param failures number of consecutive failures, at least 1
     */
    default void backOff(int failures) throws InterruptedException {
        backOff(failures, Duration.ZERO, Duration.ofDays(1));
    }
}
