package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Duration;
import java.util.Optional;

/**
 * A fault that happens to one request.
 *
 * @param request its number from 1
 */
record OneFault(Fault fault, int request) implements FaultyLife.Faults {

    /** A busy machine takes some seconds for a request that is repeated; an answer is awaited for as long. */
    static final Duration RETRY = Duration.ofSeconds(15);

    static final Duration LONGEST = Duration.ofSeconds(60);

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
        watched.onRequest(n -> n == request ? Optional.of(fault) : Optional.empty());
        return () -> watched.targets().size() < request ? 0 : request;
    }

    @Override
    public void check(FaultyRun.End end, String hit) {
        Optional<FeatureStoreException> failure = end.failure();
        String why =
                "at " + hit + ": " + failure.map(FeatureStoreException::message).orElse("");
        // An empty list is an answer: there is nothing to destroy.
        assertThat(end.isRight() || failure.isPresent() || fault == Fault.EMPTY_LIST)
                .as(why)
                .isTrue();
        switch (fault.kind()) {
            case PASSES -> {
                // An address that has never answered may be wrong.
                if (request == 1 && fault == Fault.STALL) {
                    assertThat(failure.map(FeatureStoreException::code))
                            .as(why)
                            .contains(FailureCode.CLOUD_UNREACHABLE);
                } else {
                    assertThat(failure).as(why).isEmpty();
                }
            }
            case HARMLESS -> assertThat(failure).as(why).isEmpty();
            case WRONG ->
                assertCode(
                        failure,
                        why,
                        FailureCode.CLOUD_ANSWER_INVALID,
                        FailureCode.STACK_NOT_FOUND,
                        FailureCode.PLAN_OUTDATED,
                        FailureCode.STACK_BUSY,
                        FailureCode.CLOUD_REFUSED);
            case REFUSED ->
                assertCode(
                        failure,
                        why,
                        FailureCode.CLOUD_REFUSED,
                        FailureCode.STACK_NOT_FOUND,
                        fault == Fault.CONFLICT_409 ? FailureCode.STACK_BUSY : FailureCode.CLOUD_REFUSED,
                        fault == Fault.BUSY_429_ASKS_FOR_A_DAY
                                ? FailureCode.CLOUD_IN_TROUBLE
                                : FailureCode.CLOUD_REFUSED);
        }
    }

    private static void assertCode(Optional<FeatureStoreException> failure, String why, FailureCode... codes) {
        failure.ifPresent(e -> assertThat(e.code()).as(why).isIn((Object[]) codes));
    }
}
