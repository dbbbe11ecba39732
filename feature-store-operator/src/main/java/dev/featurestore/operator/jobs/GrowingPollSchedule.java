package dev.featurestore.operator.jobs;

import dev.featurestore.operator.retry.BackOff;
import dev.featurestore.operator.retry.GrowingBackOff;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The intervals of a build: a look at the job every 1.3 seconds, growing to 2.2; those at its log every 2.5 seconds, growing to 10. N
 * seconds take at most N/2 + 5 requests, and the end of a job is noticed after 1 second in the median. After a failure 1
 * second, doubled with each failure up to 30 ({@link GrowingBackOff}); the intervals for state and log then grow up to 4 times until requests
 * succeed again. All intervals vary by 20 %, so that builds that were started together do not send requests together.
 */
public final class GrowingPollSchedule implements PollSchedule {

    private static final long FIRST_STATE = 1_300;
    private static final long LAST_STATE = 2_200;
    private static final long STATE_GROWTH = 20;
    private static final long MOMENT = 400;
    private static final long FIRST_LOG = 2_500;
    private static final long LAST_LOG = 10_000;
    private static final long LOG_GROWTH = 6;
    private static final int MOST_STRAIN = 4;

    private final RandomGenerator random;
    private final GrowingBackOff.Sleeper sleeper;
    private final BackOff backOff;
    private int strain = 1;
    private boolean failed;

    public GrowingPollSchedule(RandomGenerator random) {
        this(random, time -> Thread.sleep(time.toMillis()));
    }

    GrowingPollSchedule(RandomGenerator random, GrowingBackOff.Sleeper sleeper) {
        this.random = random;
        this.sleeper = sleeper;
        this.backOff = new GrowingBackOff(random, sleeper);
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
    public void backOff(int failures, Duration atLeast, Duration atMost) throws InterruptedException {
        strain = Math.min(MOST_STRAIN, strain * 2);
        failed = true;
        backOff.backOff(failures, atLeast, atMost);
    }

    private Duration about(long millis) {
        return Duration.ofMillis(millis * 4 / 5 + random.nextLong(millis * 2 / 5));
    }
}
