package dev.featurestore.operator.deploy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Half a second at first, then a tenth of the time that the job has been running, four seconds at most; after failures a
 * second, and twice as long each time, thirty seconds at most. A fifth more or less, so that many builds that were started
 * together do not ask together.
 */
public final class PollingPace implements Pace {

    private static final long SHORTEST = 500;
    private static final long LONGEST = 4_000;
    private static final long FIRST_BACK_OFF = 1_000;
    private static final long LONGEST_BACK_OFF = 30_000;

    private final RandomGenerator random;

    public PollingPace(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public void pause(Duration running) throws InterruptedException {
        long millis = Math.min(LONGEST, Math.max(SHORTEST, running.toMillis() / 10));
        sleep(millis);
    }

    @Override
    public void backOff(int failures) throws InterruptedException {
        sleep(Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF << Math.min(failures - 1, 5)));
    }

    private void sleep(long millis) throws InterruptedException {
        Thread.sleep(millis * 4 / 5 + random.nextLong(millis * 2 / 5));
    }
}
