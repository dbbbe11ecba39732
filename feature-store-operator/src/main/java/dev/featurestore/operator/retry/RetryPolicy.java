package dev.featurestore.operator.retry;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a request while the cloud is busy, fails or does not answer, up to a maximum time after the first failure. Waits as
 * long as the service asks with {@code Retry-After}. Reports what it repeats, and why, after 10 seconds and then once a
 * minute. Only for requests that may be sent twice.
 */
public final class RetryPolicy {

    /** Default of the maximum time to repeat a request. */
    public static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);

    private static final Duration SILENT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);

    private final Clock clock;
    private final BackOff backOff;
    private final Duration limit;
    private final Optional<Duration> longestAsked;
    private final Consumer<String> reports;
    private @Nullable Instant reported;

    /**
     * @param limit maximum time after the first failure; zero: no second attempt
     * @param reports receives the problem of a request that is being repeated
     */
    public RetryPolicy(Clock clock, BackOff backOff, Duration limit, Consumer<String> reports) {
        this(clock, backOff, limit, Optional.empty(), reports);
    }

    private RetryPolicy(
            Clock clock, BackOff backOff, Duration limit, Optional<Duration> longestAsked, Consumer<String> reports) {
        this.clock = clock;
        this.backOff = backOff;
        this.limit = limit;
        this.longestAsked = longestAsked;
        this.reports = reports;
    }

    /** The same policy, which waits no longer than this when the service asks for more with {@code Retry-After}. */
    public RetryPolicy waitingAtMost(Duration longest) {
        return new RetryPolicy(clock, backOff, limit, Optional.of(longest), reports);
    }

    /** Whether a failure is one of the cloud that may pass. */
    public static boolean isTemporary(FeatureStoreException e) {
        return e.code() == FailureCode.CLOUD_UNREACHABLE || e.code() == FailureCode.CLOUD_IN_TROUBLE;
    }

    /** Makes a request that may be sent twice. */
    public <T> T ask(Supplier<T> request) throws InterruptedException {
        return ask(request, RetryPolicy::isTemporary);
    }

    /**
     * Makes a request that may be sent twice.
     *
     * @param passes whether a failure may pass
     */
    public <T> T ask(Supplier<T> request, Predicate<FeatureStoreException> passes) throws InterruptedException {
        @Nullable Instant since = null;
        int failures = 0;
        while (true) {
            Duration left;
            Duration asked;
            try {
                return request.get();
            } catch (FeatureStoreException e) {
                Instant now = clock.instant();
                since = since == null ? now : since;
                left = limit.minus(Duration.between(since, now));
                asked = longestAsked
                        .filter(longest -> longest.compareTo(e.retryAfter()) < 0)
                        .orElse(e.retryAfter());
                if (!passes.test(e) || left.compareTo(Duration.ZERO) <= 0 || asked.compareTo(left) > 0) {
                    throw e;
                }
                failures++;
                report(e, since, now);
            }
            backOff.backOff(failures, asked, left);
        }
    }

    private void report(FeatureStoreException e, Instant since, Instant now) {
        boolean silent =
                now.isBefore(since.plus(SILENT)) || (reported != null && now.isBefore(reported.plus(BETWEEN_REPORTS)));
        if (!silent) {
            reported = now;
            reports.accept(e.message());
        }
    }
}
