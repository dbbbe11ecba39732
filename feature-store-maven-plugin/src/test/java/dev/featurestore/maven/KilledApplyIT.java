package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Maven process gets SIGKILL at each request of an apply: when the cloud has answered it and the client knows nothing of
 * that, and when the client has the answer. Started again, there is one stack, never two jobs at a time, no change
 * forgotten, and the right end.
 */
final class KilledApplyIT {

    /** More requests than an apply of so small a stack makes. */
    private static final int MOST_REQUESTS = 60;

    @TempDir
    static Path folder;

    private static StandaloneCloud cloud;

    @BeforeAll
    static void startCloud() throws IOException {
        cloud = StandaloneCloud.start(folder.resolve("cloud"), "--speed", "20000", "--terraform", "builtin");
    }

    @AfterAll
    static void stopCloud() {
        cloud.close();
    }

    /** When a build is killed. */
    private enum Moment {
        UNANSWERED,
        ANSWERED
    }

    @Test
    void firstApplyKilledAtAnyRequestIsFinishedByTheNext() throws Exception {
        everyRequest("first", (project, moment, n) -> {
            boolean killed = project.killedApply("10.0.0.0/16", moment, n);
            project.applyToTheEnd("10.0.0.0/16");

            assertThat(project.jobs())
                    .as("one apply job, whoever started it: %s, request %s", moment, n)
                    .singleElement()
                    .satisfies(job -> assertThat(job.getOperation()).isEqualTo(Job.Operation.Apply));
            return killed;
        });
    }

    @Test
    void changeKilledAtAnyRequestIsNotForgotten() throws Exception {
        everyRequest("change", (project, moment, n) -> {
            project.applyToTheEnd("10.0.0.0/16");
            boolean killed = project.killedApply("10.1.0.0/16", moment, n);
            project.applyToTheEnd("10.1.0.0/16");

            assertThat(project.jobs())
                    .as("one apply job more, whoever started it: %s, request %s", moment, n)
                    .filteredOn(job -> job.getOperation() == Job.Operation.Apply)
                    .hasSize(2);
            return killed;
        });
    }

    private interface Case {
        /** Returns whether there was a request of that number. */
        boolean killed(Project project, Moment moment, int request) throws Exception;
    }

    /** Two at a time: the machine that this is for has two cores. */
    private static void everyRequest(String name, Case killing) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> lasts = new ArrayList<>();
            for (Moment moment : Moment.values()) {
                lasts.add(two.submit(() -> {
                    int request = 1;
                    while (killing.killed(
                            new Project(name + "-" + moment.name().toLowerCase(Locale.ROOT) + "-" + request),
                            moment,
                            request)) {
                        request++;
                        assertThat(request).isLessThan(MOST_REQUESTS);
                    }
                    return request;
                }));
            }
            for (Future<Integer> last : lasts) {
                assertThat(last.get()).as("requests of an apply").isGreaterThan(5);
            }
        } finally {
            two.shutdownNow();
        }
    }

    /** A project whose apply is killed. */
    private static final class Project {

        private final String name;
        private final Path home;
        private final CidrProject project;

        Project(String name) throws IOException {
            this.name = name;
            this.home = folder.resolve(name);
            this.project = new CidrProject(cloud.endpoint(), Path.of(cloud.ociConfig()), home);
        }

        private Process start(Path log, String endpoint) throws IOException {
            return new MavenBuild(home)
                    .start(
                            log,
                            "--offline",
                            MavenBuild.plugin() + ":apply",
                            "-Dfeaturestore.endpoint=" + endpoint,
                            "-Dfeaturestore.ociConfig=" + cloud.ociConfig());
        }

        /** Applies, and is killed at a request; false if it ended before there was one of that number. */
        boolean killedApply(String cidr, Moment moment, int request) throws Exception {
            project.configure(cidr);
            AtomicBoolean killed = new AtomicBoolean();
            CompletableFuture<Process> build = new CompletableFuture<>();
            try (WatchedCloud watched = WatchedCloud.of(cloud.endpoint())) {
                Consumer<Integer> kill = n -> {
                    if (n == request) {
                        killed.set(true);
                        build.join().destroyForcibly().onExit().join();
                    }
                };
                if (moment == Moment.UNANSWERED) {
                    watched.onAnswer(kill);
                } else {
                    watched.onDelivery(kill);
                }
                Path log = home.resolve("killed.log");
                build.complete(start(log, watched.endpoint()));
                int status = MavenBuild.statusOf(build.join(), log);
                assertThat(killed.get() || status == 0)
                        .as(Files.readString(log))
                        .isTrue();
            }
            return killed.get();
        }

        /** As a build does, without the time that Maven takes to start. */
        void applyToTheEnd(String cidr) throws Exception {
            project.configure(cidr);
            List<Output> outputs = project.apply(cloud.endpoint(), RetryPolicy.DEFAULT_LIMIT);

            assertThat(outputs).extracting(Output::value).containsExactly(cidr);
            List<JobSummary> jobs = jobs();
            for (int i = 1; i < jobs.size(); i++) {
                assertThat(jobs.get(i).getTimeCreated())
                        .as("the job before it has ended")
                        .isAfterOrEqualTo(jobs.get(i - 1).getTimeFinished());
            }
            assertThat(jobs.get(jobs.size() - 1).getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        }

        /** The jobs of the one stack, oldest first. */
        List<JobSummary> jobs() throws IOException {
            assertThat(project.stacks()).as("stacks named " + name).hasSize(1);
            return project.jobs();
        }
    }
}
