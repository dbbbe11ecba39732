package dev.featurestore.operator.deploy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Half a second at first, then a tenth of the time that the job has been running, four seconds at most; a fifth more or
 * less, so that many builds that were started together do not ask together.
 */
public final class PollingPace implements Pace {

    private static final long SHORTEST = 500;
    private static final long LONGEST = 4_000;

    private final RandomGenerator random;

    public PollingPace(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public void pause(Duration running) throws InterruptedException {
        long millis = Math.min(LONGEST, Math.max(SHORTEST, running.toMillis() / 10));
        Thread.sleep(millis * 4 / 5 + random.nextLong(millis * 2 / 5));
    }
}
