package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An apply for several configurations that is killed or interrupted loses track of none of their jobs. */
@Timeout(300)
final class KilledFleetIT {

    private static final List<String> NAMES = List.of("one", "two", "three");

    /** Of about thirty: some while stacks are created, some while jobs run, some after the first has ended. */
    private static final int[] REQUESTS = {5, 10, 15, 20};

    @TempDir
    static Path folder;

    private static StandaloneCloud cloud;

    @BeforeAll
    static void startCloud() throws IOException {
        cloud = StandaloneCloud.start(folder.resolve("cloud"), "--terraform", "builtin", "--job-takes", "2");
    }

    @AfterAll
    static void stopCloud() {
        cloud.close();
    }

    @Test
    void eachStackOfAKilledApplyIsFinishedByTheNext() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> trials = new ArrayList<>();
            for (int request : REQUESTS) {
                trials.add(two.submit(() -> {
                    killedAndRunAgain(request);
                    return request;
                }));
            }
            for (Future<?> trial : trials) {
                trial.get();
            }
        } finally {
            two.shutdownNow();
        }
    }

    /** Odd numbers when the cloud has answered, even ones when the client has the answer. */
    private static void killedAndRunAgain(int request) throws Exception {
        Project fleet = new Project(folder.resolve("killed-" + request), "at-" + request + "-", cloud);
        AtomicBoolean killed = new AtomicBoolean();
        CompletableFuture<Process> build = new CompletableFuture<>();
        try (WatchedCloud watched = WatchedCloud.of(cloud.endpoint())) {
            Consumer<Integer> kill = n -> {
                if (n == request) {
                    killed.set(true);
                    build.join().destroyForcibly().onExit().join();
                }
            };
            if (request % 2 == 1) {
                watched.onAnswer(kill);
            } else {
                watched.onDelivery(kill);
            }
            build.complete(fleet.start("killed.log", List.of(), watched.endpoint()));
            int status = MavenBuild.statusOf(build.join(), fleet.log("killed.log"));
            assertThat(killed)
                    .as(
                            "status %d after %d requests",
                            status, watched.requests().size())
                    .isTrue();
        }

        Process again = fleet.start("again.log", List.of(), cloud.endpoint());
        int status = MavenBuild.statusOf(again, fleet.log("again.log"));

        assertThat(status).as(fleet.text("again.log")).isZero();
        for (CidrProject project : fleet.projects) {
            assertThat(project.stacks()).hasSize(1);
            assertThat(project.jobs())
                    .as("killed at request " + request)
                    .singleElement()
                    .satisfies(job -> {
                        assertThat(job.getOperation()).isEqualTo(Job.Operation.Apply);
                        assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
                    });
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
    void ctrlCNamesTheJobOfEachAndStartsNoFurtherOne() throws Exception {
        try (StandaloneCloud slow =
                StandaloneCloud.start(folder.resolve("slow-cloud"), "--terraform", "builtin", "--job-takes", "600")) {
            Project fleet = new Project(folder.resolve("interrupted"), "", slow);
            Process build = fleet.start("build.log", CtrlC.heeded(), slow.endpoint(), "-Dfeaturestore.parallel=2");
            try {
                while (fleet.text("build.log").split("Submitted apply job", -1).length < 3) {
                    assertThat(build.isAlive()).as(fleet.text("build.log")).isTrue();
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                CtrlC.press(build);
                assertThat(MavenBuild.statusOf(build, fleet.log("build.log"))).isNotZero();
            } finally {
                build.destroyForcibly();
            }

            assertThat(fleet.text("build.log"))
                    .containsPattern("\\[one] .*Interrupted: apply job ocid1\\.ormjob\\.\\S+ of stack one continues")
                    .containsPattern("\\[two] .*Interrupted: apply job ocid1\\.ormjob\\.\\S+ of stack two continues")
                    .doesNotContain("[three]");
            Files.writeString(folder.resolve("slow-cloud/control.json"), "{\"jobTakes\": 1}");
        }
    }

    /** A project with a configuration in each of three folders. */
    private static final class Project {

        private final Path home;
        private final StandaloneCloud target;
        private final String prefix;
        private final List<CidrProject> projects = new ArrayList<>();

        /** @param prefix of the names of its stacks, which are different in one cloud */
        Project(Path home, String prefix, StandaloneCloud target) throws IOException {
            this.home = home;
            this.prefix = prefix;
            this.target = target;
            for (String name : NAMES) {
                CidrProject project =
                        new CidrProject(target.endpoint(), Path.of(target.ociConfig()), home.resolve(prefix + name));
                project.configure("10.0.0.0/16");
                projects.add(project);
            }
        }

        Process start(String log, List<String> before, String endpoint, String... more) throws IOException {
            String configs = NAMES.stream()
                    .map(name -> prefix + name + "/feature_store.yaml")
                    .collect(Collectors.joining(","));
            List<String> arguments = new ArrayList<>(List.of(
                    "--offline",
                    MavenBuild.plugin() + ":apply",
                    "-Dfeaturestore.endpoint=" + endpoint,
                    "-Dfeaturestore.ociConfig=" + target.ociConfig(),
                    "-Dfeaturestore.check=false",
                    "-Dfeaturestore.configs=" + configs));
            arguments.addAll(List.of(more));
            return new MavenBuild(home).start(before, log(log), arguments.toArray(String[]::new));
        }

        Path log(String name) {
            return home.resolve(name);
        }

        String text(String name) throws IOException {
            return Files.exists(log(name)) ? Files.readString(log(name)) : "";
        }
    }
}
