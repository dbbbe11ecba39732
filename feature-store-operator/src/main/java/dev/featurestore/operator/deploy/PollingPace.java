package dev.featurestore.operator.deploy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A job's state after a second and a half at first, after three in the end; its log after four, and ten in the end. That
 * is less than a request in two seconds of a job, and its end is noticed a second and a half after it, in the median.
 * After failures a second, and twice as long each time, thirty seconds at most; state and log are then left alone longer,
 * up to four times, until answers come again. A fifth more or less, so that many builds that were started together do not
 * ask together.
 */
public final class PollingPace implements Pace {

    /** Lets time pass. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private static final long FIRST_STATE = 1_500;
    private static final long LAST_STATE = 3_000;
    private static final long STATE_GROWTH = 16;
    private static final long MOMENT = 600;
    private static final long FIRST_LOG = 4_000;
    private static final long LAST_LOG = 10_000;
    private static final long LOG_GROWTH = 6;
    private static final long FIRST_BACK_OFF = 1_000;
    private static final long LONGEST_BACK_OFF = 30_000;
    private static final int MOST_STRAIN = 4;

    private final RandomGenerator random;
    private final Sleeper sleeper;
    private int strain = 1;
    private boolean failed;

    public PollingPace(RandomGenerator random) {
        this(random, time -> Thread.sleep(time.toMillis()));
    }

    PollingPace(RandomGenerator random, Sleeper sleeper) {
        this.random = random;
        this.sleeper = sleeper;
    }

    @Override
    public void pause(Duration running) throws InterruptedException {
        strain = failed ? strain : Math.max(1, strain - 1);
        failed = false;
        sleeper.sleep(about(strain * Math.min(LAST_STATE, FIRST_STATE + running.toMillis() / STATE_GROWTH)));
    }

    @Override
    public void moment() throws InterruptedException {
        sleeper.sleep(about(strain * MOMENT));
    }

    @Override
    public Duration betweenLogs(Duration running) {
        return about(strain * Math.min(LAST_LOG, FIRST_LOG + running.toMillis() / LOG_GROWTH));
    }

    @Override
    public void backOff(int failures) throws InterruptedException {
        strain = Math.min(MOST_STRAIN, strain * 2);
        failed = true;
        sleeper.sleep(about(Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF << Math.min(failures - 1, 5))));
    }

    private Duration about(long millis) {
        return Duration.ofMillis(millis * 4 / 5 + random.nextLong(millis * 2 / 5));
    }
}
