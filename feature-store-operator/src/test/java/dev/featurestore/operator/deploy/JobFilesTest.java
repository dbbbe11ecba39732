package dev.featurestore.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.JobRun;
import dev.featurestore.operator.jobs.PollSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How long the files of a job that has ended are awaited, on a clock of the test. */
class JobFilesTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Job JOB = new Job(
            "job",
            "stack",
            "apply",
            JobOperation.APPLY,
            JobState.SUCCEEDED,
            Instant.EPOCH,
            Optional.of(Instant.EPOCH),
            Optional.empty(),
            Map.of());

    private final FakeClock clock = new FakeClock();

    @Test
    void outputsOfAServiceInTroubleAreAwaitedForAMinute() {
        FeatureStoreException e = failure(() -> {
            throw inTrouble(Duration.ZERO);
        });

        assertThat(e.code()).isEqualTo(FailureCode.CLOUD_IN_TROUBLE);
        assertThat(e).hasMessage("Job job succeeded, but its outputs are not available: the service fails");
        assertThat(elapsed()).isEqualTo(BOUND);
    }

    @Test
    void outputsThatAreNeverReadyAreAwaitedForAMinute() {
        FeatureStoreException e = failure(Optional::empty);

        assertThat(e).hasMessage("Job job succeeded, but its outputs are not available yet");
        assertThat(elapsed()).isBetween(BOUND, BOUND.plusSeconds(2));
    }

    @Test
    void minuteCountsFromTheFirstRequestAndNotFromItsFailure() {
        Duration attempt = Duration.ofSeconds(25);

        failure(() -> {
            clock.pass(attempt);
            throw inTrouble(Duration.ZERO);
        });

        assertThat(elapsed()).isLessThanOrEqualTo(BOUND.plus(attempt));
    }

    @Test
    void serviceThatAsksForALongerPauseIsNotAwaited() {
        failure(() -> {
            throw inTrouble(Duration.ofDays(1));
        });

        assertThat(elapsed()).isZero();
    }

    private static FeatureStoreException inTrouble(Duration retryAfter) {
        return FeatureStoreException.of(FailureCode.CLOUD_IN_TROUBLE, "the service fails", "Run it again later")
                .retryAfter(retryAfter);
    }

    private Duration elapsed() {
        return Duration.between(Instant.EPOCH, clock.instant());
    }

    private FeatureStoreException failure(Supplier<Optional<List<Output>>> answer) {
        JobRun run = new JobRun(new Answering(answer), clock, new Passing(clock), event -> {});
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> run.outputs(JOB))
                .actual();
    }

    /** Answers the request for outputs. */
    private record Answering(Supplier<Optional<List<Output>>> answer) implements UnaskedJobs {

        @Override
        public Optional<List<Output>> outputs(String jobId) {
            return answer.get();
        }

        @Override
        public Job submit(String stackId, JobOrder order) {
            throw new AssertionError("not asked for here");
        }

        @Override
        public Iterable<Job> ofStack(String stackId) {
            throw new AssertionError("not asked for here");
        }
    }

    /** Lets a second pass in place of each pause. */
    private record Passing(FakeClock clock) implements PollSchedule {

        @Override
        public void pause(Duration running) {
            clock.pass(Duration.ofSeconds(1));
        }

        @Override
        public void moment() {
            clock.pass(Duration.ofSeconds(1));
        }

        @Override
        public Duration betweenLogs(Duration running) {
            return Duration.ofSeconds(1);
        }

        @Override
        public void backOff(int failures, Duration atLeast, Duration atMost) {
            clock.pass(Duration.ofSeconds(1));
        }
    }
}
