package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fault that stays until the goal ends. A goal that follows a job waits for the cloud; Ctrl-C ends it.
 *
 * @param from number of the request that it begins at, from 1
 */
record FromThenOn(LastingFault fault, int from) implements FaultyLife.Faults {

    /** Requests about a running job before Ctrl-C. */
    private static final int AWAITED = 3;

    private static final Duration RETRY = Duration.ofSeconds(3);

    /** Resource Manager's files are awaited for 60 seconds; the others end much earlier. */
    private static final Duration LONGEST = Duration.ofSeconds(80);

    @Override
    public String words() {
        return fault.words();
    }

    @Override
    public Duration retry() {
        return RETRY;
    }

    @Override
    public Duration longest() {
        return LONGEST;
    }

    @Override
    public FaultyLife.Trigger arm(WatchedCloud watched) {
        Thread runner = Thread.currentThread();
        AtomicInteger first = new AtomicInteger();
        AtomicInteger followed = new AtomicInteger();
        watched.onRequest(n -> {
            if (n < from || !fault.isAbout(watched.requests().get(n - 1))) {
                return Optional.empty();
            }
            first.compareAndSet(0, n);
            if (FaultyRun.End.awaits(watched.targets().subList(0, n)) && followed.incrementAndGet() == AWAITED) {
                runner.interrupt();
            }
            return Optional.of(fault.fault());
        });
        return first::get;
    }

    @Override
    public void check(FaultyRun.End end, String hit) {
        Optional<FeatureStoreException> failure = end.failure();
        String why = "from " + hit + " on: "
                + failure.map(FeatureStoreException::message).orElse("");
        assertThat(end.isRight() || failure.isPresent()).as(why).isTrue();
        failure.filter(e -> e.code() != FailureCode.INTERRUPTED)
                .ifPresent(e -> assertThat(e.code()).as(why).isIn(fault.codes()));
        failure.filter(e -> e.code() == FailureCode.INTERRUPTED)
                .ifPresent(e -> assertThat(e.message()).as(why).contains("continues in OCI"));
    }
}
