package dev.featurestore.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ways in which a log can grow between two looks, one by one. What a real one does is tested over HTTP. */
class JobFollowerTest {

    private final ScriptedJob job = new ScriptedJob();
    private final List<String> shown = new ArrayList<>();

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
        job.then(JobState.SUCCEEDED, page("3", "4", "b"), page("4", "5"));

        follow();

        assertThat(shown).containsExactly("a", "b");
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

    private JobEnd follow() throws InterruptedException {
        return new JobFollower(
                        job, Clock.systemUTC(), running -> {}, event -> shown.add(((Event.LogLine) event).text()))
                .follow("ocid1.ormjob.oc1..a");
    }

    /** A page and the token that it is had by; the first page's is empty. */
    private record Paged(String token, LogPage page) {}

    private static Paged page(String token, String next, String... lines) {
        return new Paged(token, new LogPage(List.of(lines), next.isEmpty() ? Optional.empty() : Optional.of(next)));
    }

    /** A job whose states and log pages are written down, a step for each time that its state is asked for. */
    private static final class ScriptedJob implements ResourceManager {

        private record Step(JobState state, List<Paged> pages) {}

        private final List<Step> steps = new ArrayList<>();
        private int current = -1;

        void then(JobState state, Paged... pages) {
            steps.add(new Step(state, List.of(pages)));
        }

        @Override
        public Job job(String jobId) {
            current++;
            return new Job(jobId, steps.get(current).state(), Optional.empty());
        }

        @Override
        public LogPage log(String jobId, Optional<String> page) {
            return steps.get(current).pages().stream()
                    .filter(p -> p.token().equals(page.orElse("")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(page + " was not to be asked for in step " + current))
                    .page();
        }

        @Override
        public List<Stack> stacks(String compartmentId) {
            throw new AssertionError("a follower looks at its job only");
        }

        @Override
        public Optional<Stack> stack(String stackId) {
            throw new AssertionError("a follower looks at its job only");
        }

        @Override
        public Stack create(String compartmentId, StackContents contents) {
            throw new AssertionError("a follower looks at its job only");
        }

        @Override
        public Stack update(String stackId, StackContents contents) {
            throw new AssertionError("a follower looks at its job only");
        }

        @Override
        public Job submitApply(String stackId, String displayName, Map<String, String> freeformTags) {
            throw new AssertionError("a follower looks at its job only");
        }

        @Override
        public Optional<List<Output>> outputs(String jobId) {
            throw new AssertionError("a follower looks at its job only");
        }

        @Override
        public void close() {}
    }
}
