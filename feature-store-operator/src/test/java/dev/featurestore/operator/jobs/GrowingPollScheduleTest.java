package dev.featurestore.operator.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobReader;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.deploy.FakeClock;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.joblog.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What following a job asks of a cloud, and how soon its end is noticed, on a clock that costs no time. */
class GrowingPollScheduleTest {

    /** Requests of an apply that are not for following: six find and create stack and job, up to three read outputs, one the compartment's name. */
    private static final int OTHERS = 10;

    private final FakeClock clock = new FakeClock();
    private final TimedJob job = new TimedJob();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 65, 600, 7200})
    void endIsNoticedSoonWithFewRequests(int seconds) throws Exception {
        List<Duration> late = new ArrayList<>();
        for (int seed = 0; seed < 101; seed++) {
            job.begin(Duration.ofSeconds(seconds));
            late.add(follow(seed));
            assertThat(job.requests).as("seed " + seed).isLessThanOrEqualTo(seconds / 2 + 15 - OTHERS);
        }
        Collections.sort(late);
        assertThat(late.get(50)).isLessThanOrEqualTo(Duration.ofMillis(seconds > 5 ? 1_200 : 700));
        assertThat(late.get(100)).isLessThanOrEqualTo(Duration.ofMillis(2_700));
    }

    @Test
    void endThatTheLogDoesNotTellIsNoticedAtTheNextLook() throws Exception {
        job.silent = true;
        job.begin(Duration.ofMinutes(10));

        assertThat(follow(3)).isLessThanOrEqualTo(Duration.ofMillis(5_300));
    }

    @Test
    void onlyTheStateIsAskedForAfterTerraformHasCompleted() throws Exception {
        job.completesEarly = true;
        for (int seed = 0; seed < 101; seed++) {
            job.begin(Duration.ofSeconds(20));
            assertThat(follow(seed)).as("seed " + seed).isLessThanOrEqualTo(Duration.ofMillis(2_700));
            assertThat(job.logs).as("one look, and one after the end").isEqualTo(2);
            assertThat(job.requests).as("seed " + seed).isLessThanOrEqualTo(20 / 2 + 15 - OTHERS);
        }
    }

    @Test
    void stateIsAskedForEveryOneToFiveSecondsAndTheLogLessOften() throws Exception {
        job.begin(Duration.ofMinutes(10));
        follow(7);

        assertThat(job.betweenStates).allMatch(time -> time.toMillis() >= 1_000 && time.toMillis() <= 5_300);
        assertThat(job.logs * 3).isLessThan(job.betweenStates.size());
    }

    @Test
    void refusalsSlowDownWhatFollowsUntilAnswersComeAgain() throws Exception {
        job.begin(Duration.ofMinutes(10));
        job.refusals = 3;
        follow(7);

        // The first is with the back-off; then four, three and two times as long, then as ever.
        assertThat(job.betweenStates.get(1)).isGreaterThan(Duration.ofMillis(4_500));
        assertThat(job.betweenStates.subList(6, job.betweenStates.size())).allMatch(time -> time.toMillis() <= 5_300);
    }

    private Duration follow(int seed) throws InterruptedException {
        PollSchedule pace = new GrowingPollSchedule(new Random(seed), clock::pass);
        new JobFollower(
                        job,
                        clock,
                        pace,
                        event -> {},
                        JobRun.ofRunningJob(clock, pace, event -> {}),
                        new Redaction(List.of()))
                .follow("ocid1.ormjob.oc1..a");
        return Duration.between(job.end, clock.instant());
    }

    /** A job that takes its time, and notes what it is asked. */
    private final class TimedJob implements JobReader {

        private final List<Duration> betweenStates = new ArrayList<>();
        private Instant end = Instant.EPOCH;
        private Instant lastState = Instant.EPOCH;
        private int requests;
        private int logs;
        private int refusals;
        private boolean silent;
        private boolean completesEarly;

        void begin(Duration length) {
            end = clock.instant().plus(length);
            lastState = clock.instant();
            requests = 0;
            logs = 0;
            betweenStates.clear();
        }

        @Override
        public Job job(String jobId) {
            requests++;
            if (refusals > 0) {
                refusals--;
                throw FeatureStoreException.of(FailureCode.CLOUD_IN_TROUBLE, "429", "wait");
            }
            betweenStates.add(Duration.between(lastState, clock.instant()));
            lastState = clock.instant();
            return new Job(
                    jobId,
                    "ocid1.ormstack.oc1..stack",
                    "apply",
                    JobOperation.APPLY,
                    clock.instant().isBefore(end) ? JobState.IN_PROGRESS : JobState.SUCCEEDED,
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());
        }

        @Override
        public LogPage log(String jobId, Optional<String> page) {
            requests++;
            logs++;
            String text = "Apply complete! Resources: 1 added, 0 changed, 0 destroyed.";
            return new LogPage(
                    silent || (!completesEarly && clock.instant().isBefore(end))
                            ? List.of()
                            : List.of(new LogPage.Line(Optional.of(clock.instant()), text)),
                    Optional.empty());
        }
    }
}
