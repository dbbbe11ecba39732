package dev.featurestore.operator.jobs;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Retries requests about a job while the cloud is busy, fails or does not answer: the job continues meanwhile, so reading
 * its state must not fail. Only for requests that read.
 */
final class RetryPolicy {

    /** Maximum time without an answer: Resource Manager's maximum duration of a job. */
    private static final Duration LIMIT = Duration.ofHours(24);

    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final Clock clock;
    private final PollSchedule pace;
    private final Consumer<Event> listener;
    private @Nullable Instant warned;

    RetryPolicy(Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
    }

    <T> T ask(Supplier<T> question) throws InterruptedException {
        @Nullable Instant since = null;
        int failures = 0;
        while (true) {
            try {
                return question.get();
            } catch (FeatureStoreException e) {
                Instant now = clock.instant();
                since = since == null ? now : since;
                if (!temporary(e) || Duration.between(since, now).compareTo(LIMIT) > 0) {
                    throw e;
                }
                failures++;
                warn(e, now);
            }
            pace.backOff(failures);
        }
    }

    private static boolean temporary(FeatureStoreException e) {
        return e.code() == FailureCode.CLOUD_UNREACHABLE || e.code() == FailureCode.CLOUD_IN_TROUBLE;
    }

    private void warn(FeatureStoreException e, Instant now) {
        if (warned == null || !now.isBefore(warned.plus(BETWEEN_WARNINGS))) {
            warned = now;
            listener.accept(new Event.StillTrying(e.message()));
        }
    }
}
