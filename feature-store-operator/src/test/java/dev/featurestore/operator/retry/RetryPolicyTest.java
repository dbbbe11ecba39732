package dev.featurestore.operator.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.deploy.FakeClock;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When a request is repeated, how long, and what is reported, on a clock of the test. */
class RetryPolicyTest {

    private final FakeClock clock = new FakeClock();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();
    private int attempts;

    @Test
    void repeatsUntilThereIsAnAnswer() throws Exception {
        assertThat(policy(120).ask(failing(3, FailureCode.CLOUD_IN_TROUBLE, Duration.ZERO)))
                .isEqualTo("answer");

        assertThat(attempts).isEqualTo(4);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_200));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(2_400));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(3_200), Duration.ofMillis(4_800));
        assertThat(reports).isEmpty();
    }

    @Test
    void givesUpAtTheLimitAndNotLater() {
        assertFails(policy(120), failing(1_000, FailureCode.CLOUD_UNREACHABLE, Duration.ZERO));

        assertThat(elapsed()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void limitOfZeroIsOneAttempt() {
        assertFails(policy(0), failing(1, FailureCode.CLOUD_UNREACHABLE, Duration.ZERO));

        assertThat(attempts).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void waitsAsLongAsTheServiceAsks() throws Exception {
        policy(120).ask(failing(1, FailureCode.CLOUD_IN_TROUBLE, Duration.ofSeconds(45)));

        assertThat(pauses).containsExactly(Duration.ofSeconds(45));
    }

    @Test
    void doesNotWaitIfTheServiceAsksForMoreThanIsLeft() {
        assertFails(policy(120), failing(1, FailureCode.CLOUD_IN_TROUBLE, Duration.ofSeconds(121)));

        assertThat(pauses).isEmpty();
    }

    @Test
    void waitsNoLongerThanItsOwnMaximumWhateverTheServiceAsksFor() throws Exception {
        policy(120)
                .waitingAtMost(Duration.ofSeconds(30))
                .ask(failing(2, FailureCode.CLOUD_IN_TROUBLE, Duration.ofDays(2)));

        assertThat(pauses).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    @Test
    void reportsAfterTenSecondsAndThenOnceAMinute() {
        assertFails(policy(200), failing(1_000, FailureCode.CLOUD_UNREACHABLE, Duration.ofSeconds(4)));

        assertThat(reports).hasSize(3).containsOnly("CLOUD_UNREACHABLE");
    }

    @Test
    void refusalIsNotRepeated() {
        assertFails(policy(120), failing(1, FailureCode.CLOUD_REFUSED, Duration.ZERO));

        assertThat(attempts).isEqualTo(1);
    }

    private RetryPolicy policy(long seconds) {
        GrowingBackOff backOff = new GrowingBackOff(new Random(1), time -> {
            pauses.add(time);
            clock.pass(time);
        });
        return new RetryPolicy(clock, backOff, Duration.ofSeconds(seconds), reports::add);
    }

    private Supplier<String> failing(int times, FailureCode code, Duration retryAfter) {
        return () -> {
            if (attempts++ < times) {
                throw FeatureStoreException.of(code, code.name(), "try again").retryAfter(retryAfter);
            }
            return "answer";
        };
    }

    private static void assertFails(RetryPolicy policy, Supplier<String> request) {
        assertThatExceptionOfType(FeatureStoreException.class).isThrownBy(() -> policy.ask(request));
    }

    private Duration elapsed() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
