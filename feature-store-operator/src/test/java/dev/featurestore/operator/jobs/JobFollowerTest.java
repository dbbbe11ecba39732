package dev.featurestore.operator.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobReader;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.deploy.FakeClock;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.joblog.TerraformError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ways in which a log can grow between two looks, one by one. What a real one does is tested over HTTP. */
class JobFollowerTest {

    private final ScriptedJob job = new ScriptedJob();
    private final FastPace pace = new FastPace();
    private final List<String> shown = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @Test
    void pageThatGrowsIsReadOnFromWhereItWas() throws Exception {
        job.then(JobState.ACCEPTED, page("", "", "a"));
        job.then(JobState.IN_PROGRESS, page("", "", "a", "b"));
        job.then(JobState.SUCCEEDED, page("", "", "a", "b", "c"));

        assertThat(follow().job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(shown).containsExactly("a", "b", "c");
    }

    @Test
    void pageThatFillsUpIsReadToItsEndBeforeTheNext() throws Exception {
        job.then(JobState.IN_PROGRESS, page("", "", "a"));
        job.then(JobState.SUCCEEDED, page("", "2", "a", "b"), page("2", "", "c"));

        follow();

        assertThat(shown).containsExactly("a", "b", "c");
    }

    @Test
    void tokenForWhatIsToComeIsKeptAndNotAskedAtOnce() throws Exception {
        job.then(JobState.IN_PROGRESS, page("", "2", "a"), page("2", "3"));
        job.then(JobState.SUCCEEDED, page("3", "4", "b"), page("4", "5"), page("5", "6"), page("6", "7"));

        follow();

        assertThat(shown).containsExactly("a", "b");
    }

    @Test
    void entriesBehindEmptyPagesAreReadAtTheEnd() throws Exception {
        job.then(JobState.IN_PROGRESS, page("", "2"));
        job.then(
                JobState.SUCCEEDED,
                page("2", "3"),
                page("3", "4", "a"),
                page("4", "5"),
                page("5", "6", "b"),
                page("6", "6"));

        follow();

        assertThat(shown).containsExactly("a", "b");
    }

    @Test
    void secretsAreTakenOutOfLinesAndErrors() throws Exception {
        job.then(JobState.FAILED, page("", "", "Error: var.password is \"hunter22\", not long"));

        assertThat(follow().error().orElseThrow().summary())
                .isEqualTo("var.password is \"(sensitive value)\", not long");
        assertThat(shown).containsExactly("Error: var.password is \"(sensitive value)\", not long");
    }

    @Test
    void logThatArrivesAllAtTheEndIsShownWhole() throws Exception {
        job.then(JobState.ACCEPTED, page("", ""));
        job.then(JobState.IN_PROGRESS, page("", ""));
        job.then(JobState.FAILED, page("", "2", "a", "Error: b"), page("2", "", "c"));

        JobEnd end = follow();

        assertThat(shown).containsExactly("a", "Error: b", "c");
        assertThat(end.error()).map(TerraformError::summary).contains("b");
    }

    @Test
    void emptyLinesAndEntriesOfSeveralLinesStayWhatTheyAre() throws Exception {
        job.then(JobState.SUCCEEDED, page("", "", "a", "", "b\nc"));

        follow();

        assertThat(shown).containsExactly("a", "", "b", "c");
    }

    @Test
    void cloudThatIsBusyInTroubleOrOutOfReachIsAskedAgain() throws Exception {
        job.then(JobState.IN_PROGRESS, page("", "", "a"));
        job.failing(FailureCode.CLOUD_IN_TROUBLE, FailureCode.CLOUD_UNREACHABLE, FailureCode.CLOUD_IN_TROUBLE);
        job.then(JobState.SUCCEEDED, page("", "", "a", "b"));

        assertThat(follow().job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(shown).containsExactly("a", "b");
        assertThat(pace.backOffs).containsExactly(1, 2, 3);
        // Not of the first failure: most of them have passed after ten seconds.
        assertThat(warnings).containsExactly("CLOUD_UNREACHABLE");
    }

    @Test
    void reportsRetriesOnceAMinute() throws Exception {
        job.then(JobState.IN_PROGRESS, page("", ""));
        job.failing(Collections.nCopies(14, FailureCode.CLOUD_UNREACHABLE).toArray(new FailureCode[0]));
        job.then(JobState.SUCCEEDED, page("", "", "a"));

        follow();

        // The clock of this test goes ten seconds a pause: 10, 70 and 130 seconds after the first failure.
        assertThat(warnings).hasSize(3);
    }

    @Test
    void whatWillNotPassFailsAtOnceAndSaysThatTheJobContinues() {
        job.then(JobState.IN_PROGRESS, page("", ""));
        job.failing(FailureCode.CLOUD_REFUSED);

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(this::follow)
                .returns(FailureCode.CLOUD_REFUSED, FeatureStoreException::code)
                .returns("try again. Then run the same command again to follow the job", FeatureStoreException::hint)
                .withMessage("Cannot follow job ocid1.ormjob.oc1..a, which continues in OCI: CLOUD_REFUSED");
        assertThat(pace.backOffs).isEmpty();
    }

    @Test
    void cloudThatHasNotAnsweredForADayIsGivenUp() {
        job.then(JobState.IN_PROGRESS, page("", ""));
        job.failing(
                Collections.nCopies(24 * 360 + 2, FailureCode.CLOUD_UNREACHABLE).toArray(new FailureCode[0]));

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(this::follow)
                .returns(FailureCode.CLOUD_UNREACHABLE, FeatureStoreException::code);
        assertThat(pace.backOffs).hasSize(24 * 360);
    }

    private JobEnd follow() throws InterruptedException {
        Consumer<Event> listener = event -> {
            if (event instanceof Event.StillTrying trying) {
                warnings.add(trying.problem());
            } else if (event instanceof Event.Logged logged) {
                shown.add(logged.event().text());
            }
        };
        return new JobFollower(
                        job,
                        pace.clock,
                        pace,
                        listener,
                        JobRun.ofRunningJob(pace.clock, pace, listener),
                        new Redaction(List.of("hunter22")))
                .follow("ocid1.ormjob.oc1..a");
    }

    /** Passes ten seconds a pause, on a clock of its own. */
    private static final class FastPace implements PollSchedule {

        private final List<Integer> backOffs = new ArrayList<>();
        private final FakeClock clock = new FakeClock();

        @Override
        public void pause(Duration running) {
            clock.pass(Duration.ofSeconds(10));
        }

        @Override
        public void moment() {
            throw new AssertionError("a follower waits for no file");
        }

        @Override
        public Duration betweenLogs(Duration running) {
            return Duration.ZERO;
        }

        @Override
        public void backOff(int failures, Duration atLeast, Duration atMost) {
            backOffs.add(failures);
            clock.pass(Duration.ofSeconds(10));
        }
    }

    /** A page and the token that it is had by; the first page's is empty. */
    private record Paged(String token, LogPage page) {}

    private static Paged page(String token, String next, String... lines) {
        List<LogPage.Line> entries = Stream.of(lines)
                .map(line -> new LogPage.Line(Optional.empty(), line))
                .toList();
        return new Paged(token, new LogPage(entries, next.isEmpty() ? Optional.empty() : Optional.of(next)));
    }

    /** A job whose states and log pages are written down, a step for each time that its state is asked for. */
    private static final class ScriptedJob implements JobReader {

        private record Step(JobState state, List<Paged> pages) {}

        private final List<Step> steps = new ArrayList<>();
        private int current = -1;

        private final Map<Integer, Deque<FailureCode>> failures = new TreeMap<>();

        void then(JobState state, Paged... pages) {
            steps.add(new Step(state, List.of(pages)));
        }

        /** Fails so, one after the other, before the next step. */
        void failing(FailureCode... codes) {
            failures.put(steps.size(), new ArrayDeque<>(List.of(codes)));
        }

        @Override
        public Job job(String jobId) {
            Deque<FailureCode> next = failures.getOrDefault(current + 1, new ArrayDeque<>());
            if (!next.isEmpty()) {
                FailureCode code = next.remove();
                throw FeatureStoreException.of(code, code.name(), "try again");
            }
            current++;
            return new Job(
                    jobId,
                    "ocid1.ormstack.oc1..stack",
                    "apply",
                    JobOperation.APPLY,
                    steps.get(current).state(),
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());
        }

        @Override
        public LogPage log(String jobId, Optional<String> page) {
            return steps.get(current).pages().stream()
                    .filter(p -> p.token().equals(page.orElse("")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(page + " was not to be asked for in step " + current))
                    .page();
        }
    }
}
