package dev.featurestore.operator.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits 1 second after the first failure, and twice as long after each further one, up to 30 seconds. The time varies by
 * 20 %, so that builds that failed together do not send requests together.
 */
public final class GrowingBackOff implements BackOff {

    /** Waits. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private static final long FIRST = 1_000;
    private static final long LONGEST = 30_000;

    private final RandomGenerator random;
    private final Sleeper sleeper;

    public GrowingBackOff(RandomGenerator random) {
        this(random, time -> Thread.sleep(time.toMillis()));
    }

    public GrowingBackOff(RandomGenerator random, Sleeper sleeper) {
        this.random = random;
        this.sleeper = sleeper;
    }

    @Override
    public void backOff(int failures, Duration atLeast, Duration atMost) throws InterruptedException {
        long millis = Math.min(LONGEST, FIRST << Math.min(failures - 1, 5));
        Duration own = Duration.ofMillis(millis * 4 / 5 + random.nextLong(millis * 2 / 5));
        Duration wanted = own.compareTo(atLeast) < 0 ? atLeast : own;
        sleeper.sleep(wanted.compareTo(atMost) > 0 ? atMost : wanted);
    }
}
