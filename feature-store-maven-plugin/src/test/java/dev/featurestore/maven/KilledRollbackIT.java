package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.RollbackRequest;
import dev.featurestore.operator.container.Main;
import dev.featurestore.operator.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A process of the operator gets SIGKILL in a rollback: at its first request, at each one that changes something in the cloud, and at
 * the one after that, each time when the cloud has answered it and the client knows nothing of that. Then {@code status} knows the
 * stack, and the next rollback ends where the first would have: one job has changed the resources, and never two ran at a time.
 */
@Execution(ExecutionMode.CONCURRENT)
final class KilledRollbackIT {

    private static final String EARLIER = "10.1.0.0/16";
    private static final String LATER = "10.2.0.0/16";

    @TempDir
    Path folder;

    @Test
    void byRollbackJobs() throws Exception {
        killedAtEachChange("true", Job.Operation.ApplyRollback, 2);
    }

    @Test
    void byWhatTheEarlierJobHasRecordedWhereRollbackJobsAreRefused() throws Exception {
        killedAtEachChange("false", Job.Operation.Apply, 4);
    }

    private void killedAtEachChange(String rollbackJobs, Job.Operation changes, int expected) throws Exception {
        try (StandaloneCloud cloud = StandaloneCloud.start(
                folder.resolve("cloud"),
                "--speed",
                "20000",
                "--terraform",
                "builtin",
                "--job-files-late",
                "0",
                "--rollback-jobs",
                rollbackJobs)) {
            Stack stack = new Stack(cloud, folder.resolve("store"));
            String first = stack.applied(EARLIER);
            assertThat(killed(stack, new Moment(0, true), first, changes)).isTrue();
            int change = 1;
            while (killed(stack, new Moment(change, false), first, changes)) {
                // Unless another change follows at once.
                killed(stack, new Moment(change, true), first, changes);
                change++;
            }
            assertThat(change - 1).as("changes of a rollback").isEqualTo(expected);
        }
    }

    /**
     * When a rollback is killed.
     *
     * @param change number of the request that changes something, from 1
     * @param after at the request that follows
     */
    private record Moment(int change, boolean after) {

        boolean is(List<String> requests) {
            long changes = requests.stream().filter(request -> !isRead(request)).count();
            return changes == change && isRead(requests.get(requests.size() - 1)) == after;
        }

        private static boolean isRead(String request) {
            return request.startsWith("GET ");
        }
    }

    /** Returns whether there was such a moment. */
    private static boolean killed(Stack stack, Moment moment, String first, Job.Operation changes) throws Exception {
        stack.applied(LATER);
        int before = stack.project.jobs(changes).size();

        boolean killed = stack.killedRollback(moment);
        JsonNode between = stack.status();
        stack.rollback();

        assertThat(between.at("/stack/name").textValue()).isEqualTo("store");
        assertThat(stack.project.jobs(changes))
                .as("one job has changed resources, whoever started it: %s", moment)
                .hasSize(before + 1);
        assertThat(stack.status().at("/deployed/rolledBackTo").textValue())
                .as("%s", moment)
                .isEqualTo(first);
        assertThat(stack.project.state()).contains(EARLIER).doesNotContain(LATER);
        List<JobSummary> jobs = stack.project.jobs();
        for (int i = 1; i < jobs.size(); i++) {
            assertThat(jobs.get(i).getTimeCreated())
                    .as("the job before it has ended")
                    .isAfterOrEqualTo(jobs.get(i - 1).getTimeFinished());
        }
        return killed;
    }

    /** A stack whose rollback is killed. */
    private static final class Stack {

        private final StandaloneCloud cloud;
        private final Path home;
        private final CidrProject project;

        Stack(StandaloneCloud cloud, Path home) throws IOException {
            this.cloud = cloud;
            this.home = home;
            this.project = new CidrProject(cloud.endpoint(), Path.of(cloud.ociConfig()), home);
        }

        /** Applies, as a user does after a rollback, and returns the job. */
        String applied(String cidr) throws IOException {
            project.configure(cidr);
            project.apply(cloud.endpoint(), RetryPolicy.DEFAULT_LIMIT, ApplyOptions.DEFAULT.withUndoRollback(true));
            List<JobSummary> applied = project.jobs(Job.Operation.Apply);
            return applied.get(applied.size() - 1).getId();
        }

        void rollback() {
            project.stack(cloud.endpoint(), RetryPolicy.DEFAULT_LIMIT).rollback(RollbackRequest.of(project.results()));
        }

        JsonNode status() throws IOException {
            project.console().lines().clear();
            project.stack(cloud.endpoint(), RetryPolicy.DEFAULT_LIMIT).status(true);
            String document = project.console().lines().stream()
                    .filter(line -> line.startsWith("{"))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readTree(document);
        }

        /** Rolls back, and is killed at a moment; false if it ended before that. */
        boolean killedRollback(Moment moment) throws Exception {
            AtomicBoolean killed = new AtomicBoolean();
            CompletableFuture<Process> operator = new CompletableFuture<>();
            Path log = home.resolve("killed.log");
            try (WatchedCloud watched = WatchedCloud.of(cloud.endpoint())) {
                watched.onAnswer(n -> {
                    if (moment.is(watched.requests().subList(0, n)) && killed.compareAndSet(false, true)) {
                        operator.join().destroyForcibly().onExit().join();
                    }
                });
                operator.complete(start(watched.endpoint(), log));
                boolean ended = operator.join().waitFor(2, TimeUnit.MINUTES);
                operator.join().destroyForcibly();
                assertThat(ended && (killed.get() || operator.join().exitValue() == 0))
                        .as(Files.readString(log))
                        .isTrue();
            }
            return killed.get();
        }

        private Process start(String endpoint, Path log) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "rollback",
                            "--endpoint",
                            endpoint,
                            "--oci-config",
                            cloud.ociConfig(),
                            "-f",
                            "feature_store.yaml",
                            "--reports",
                            project.results().folder().toString())
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        }
    }
}
