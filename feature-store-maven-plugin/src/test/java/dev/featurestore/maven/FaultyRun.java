package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.Job;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One goal whose requests have a fault, and the same goal again without.
 *
 * @param retry maximum time to repeat a request
 * @param longest maximum time of the goal
 */
record FaultyRun(CidrProject project, Flow flow, Duration retry, Duration longest) {

    /** What follows the code if the job goes on. */
    static final String JOB_GOES_ON = " while the job goes on";

    /**
     * How a goal ended.
     *
     * @param targets its requests, with queries
     * @param failure why it failed; empty if it succeeded
     * @param isRight whether the cloud is as the user wants it
     */
    record End(List<String> targets, Optional<FeatureStoreException> failure, boolean isRight) {

        /**
         * Whether the last of these requests is about a job that the goal has submitted. Such requests are repeated without a
         * fault, too: the job runs, and its files come later.
         */
        static boolean follows(List<String> targets) {
            return isAfterSubmission(targets)
                    && targets.get(targets.size() - 1).matches("GET /20180917/jobs/[^?]+(\\?.*)?");
        }

        /** The same, and the request is for the state or the log, which a goal awaits as long as the job runs. */
        static boolean awaits(List<String> targets) {
            return isAfterSubmission(targets)
                    && targets.get(targets.size() - 1).matches("GET /20180917/jobs/[^/?]+(/logs\\?.*)?");
        }

        private static boolean isAfterSubmission(List<String> targets) {
            return targets.contains("POST /20180917/jobs");
        }

        /**
         * What became of the goal, in words of the page.
         *
         * @param hit number of the first request with the fault, from 1
         */
        String words(int hit) {
            if (failure.isPresent()) {
                FeatureStoreException e = failure.get();
                return "`" + e.code() + "`" + (e.message().contains("continues in OCI") ? JOB_GOES_ON : "");
            }
            if (!isRight) {
                return "taken for the answer";
            }
            String target = targets.get(hit - 1);
            if (follows(targets.subList(0, hit))) {
                return "follows on";
            }
            return targets.size() > hit && targets.get(hit).equals(target) ? "asks again" : "no effect";
        }
    }

    /** Runs the goal, checks how it ends, runs it again and checks what is then. */
    End make(Consumer<WatchedCloud> faults) throws IOException {
        Optional<String> plan = flow.prepare(project);
        int applies = project.jobs(Job.Operation.Apply).size();
        End end;
        try (WatchedCloud watched = WatchedCloud.of(project.endpoint())) {
            faults.accept(watched);
            Instant start = Instant.now();
            end = run(watched, plan);
            assertThat(Duration.between(start, Instant.now()))
                    .as(flow + " takes")
                    .isLessThan(longest);
        }
        if (end.failure().isPresent()) {
            assertUsable(end.failure().get(), applies);
        }
        assertThat(project.stacks()).as("stacks").hasSizeLessThanOrEqualTo(1);
        assertThat(project.console().text()).doesNotContain("\tat ", "Exception in thread", CidrProject.SECRET);
        flow.again(project, applies);
        return end;
    }

    private End run(WatchedCloud watched, Optional<String> plan) throws IOException {
        Optional<FeatureStoreException> failure = Optional.empty();
        boolean isRight = false;
        try {
            isRight = flow.run(project, watched.endpoint(), retry, plan);
        } catch (FeatureStoreException e) {
            failure = Optional.of(e);
        } finally {
            Thread.interrupted();
        }
        return new End(List.copyOf(watched.targets()), failure, isRight);
    }

    /** The text says what to do, without characters that drive a terminal, and names a job that goes on. */
    private void assertUsable(FeatureStoreException e, int appliesBefore) throws IOException {
        String text = e.text(Commands.plain());
        assertThat(e.code()).as(text).isNotEqualTo(FailureCode.INTERNAL_ERROR);
        StringWriter withCauses = new StringWriter();
        e.printStackTrace(new PrintWriter(withCauses));
        assertThat(text + withCauses).doesNotContain(CidrProject.SECRET);
        assertThat(text.lines().toList()).hasSizeGreaterThan(1);
        assertThat(e.hint())
                .as(text)
                .matches(
                        "(Run|Check|Wait|Fix|Correct|Sign|Renew|Set|If|Plan|Review) .*|.*[Rr]un the same command again.*");
        assertThat(text.replace("\n", "")).as(text).doesNotContainPattern("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]");
        if (project.jobs(Job.Operation.Apply).size() > appliesBefore) {
            assertThat(text).as("there is a job").containsIgnoringCase("run the same command again");
        }
    }
}
