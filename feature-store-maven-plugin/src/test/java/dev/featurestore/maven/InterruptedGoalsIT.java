package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.Job;
import dev.featurestore.operator.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Builds of {@code destroy} and {@code cancel} that end with Ctrl-C: they use the words of {@code apply}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
@SuppressWarnings("NullAway.Init") // before each test
final class InterruptedGoalsIT {

    private static final String CIDR = "10.0.0.0/16";

    @TempDir
    Path folder;

    private StandaloneCloud cloud;
    private CidrProject project;

    @BeforeEach
    void deploy() throws Exception {
        cloud = StandaloneCloud.start(folder.resolve("cloud"), "--terraform", "builtin");
        project = new CidrProject(cloud.endpoint(), Path.of(cloud.ociConfig()), folder.resolve("store"));
        project.configure(CIDR);
        project.apply(cloud.endpoint(), RetryPolicy.DEFAULT_LIMIT);
    }

    @AfterEach
    void stopCloud() {
        cloud.close();
    }

    @Test
    void destroyThatIsInterruptedBeforeItsFirstChangeChangesNothing() throws Exception {
        String log = interrupted("GET /20180917/stacks", "destroy", "-Dfeaturestore.confirm=store");

        assertThat(log)
                .contains("[INTERRUPTED] Interrupted before this run could submit the destroy job: nothing was changed")
                .contains("Run the same command again.")
                .doesNotContain("\tat ");
        assertThat(project.jobs(Job.Operation.Destroy)).isEmpty();
        assertThat(project.stacks()).hasSize(1);
    }

    @Test
    void destroyThatIsInterruptedNamesItsJobAndTheNextOneFollowsIt() throws Exception {
        jobsTake(8);

        String log = interrupted("GET /20180917/jobs/", "destroy", "-Dfeaturestore.confirm=store");

        assertThat(log)
                .containsPattern("Interrupted: destroy job ocid1\\.ormjob\\.\\S+ of stack store continues in OCI")
                .contains("Run the same command again to follow the job, or print its log, or cancel it:")
                .containsPattern(":logs .*-Dfeaturestore\\.job=ocid1\\.ormjob\\.\\S+ -Dfeaturestore\\.follow")
                .containsPattern(":cancel .*-Dfeaturestore\\.job=ocid1\\.ormjob\\.")
                .doesNotContain("\tat ");
        assertThat(project.jobs(Job.Operation.Destroy))
                .singleElement()
                .satisfies(job -> assertThat(log).contains(job.getId()));
        project.destroy(cloud.endpoint(), RetryPolicy.DEFAULT_LIMIT);
        assertThat(project.console().text()).contains("the stack deleted.");
        assertThat(project.stacks()).isEmpty();
    }

    @Test
    void cancelThatIsInterruptedBeforeItsRequestCancelsNothing() throws Exception {
        runAJob();

        String log = interrupted("GET /20180917/stacks", "cancel");

        assertThat(log)
                .contains("[INTERRUPTED] Interrupted before this run could cancel the job: nothing was changed")
                .contains("Run the same command again.")
                .doesNotContain("\tat ");
        assertThat(project.jobs(Job.Operation.Destroy))
                .singleElement()
                .satisfies(job -> assertThat(job.getLifecycleState().getValue()).isNotIn("CANCELING", "CANCELED"));
    }

    @Test
    void cancelThatIsInterruptedSaysThatTheCancellationGoesOn() throws Exception {
        runAJob();

        String log = interrupted("DELETE /20180917/jobs/", "cancel");

        assertThat(log)
                .containsPattern("Interrupted: the cancellation of destroy job ocid1\\.ormjob\\.\\S+ continues in OCI")
                .containsPattern("Check the status of the stack:")
                .containsPattern(":status .*-Dfeaturestore\\.stackId=ocid1\\.ormstack\\.")
                .doesNotContain("\tat ");
        assertThat(project.jobs(Job.Operation.Destroy))
                .singleElement()
                .satisfies(job -> assertThat(job.getLifecycleState().getValue()).isIn("CANCELING", "CANCELED"));
    }

    /** Leaves a destroy job running. */
    private void runAJob() throws Exception {
        jobsTake(600);
        interrupted("GET /20180917/jobs/", "destroy", "-Dfeaturestore.confirm=store");
    }

    private void jobsTake(int seconds) throws IOException {
        Files.writeString(folder.resolve("cloud/control.json"), "{\"jobTakes\": " + seconds + "}");
    }

    /** Presses Ctrl-C when the cloud has answered the first such request; returns what the build printed. */
    private String interrupted(String request, String goal, String... arguments) throws Exception {
        Path log = folder.resolve(goal + ".log");
        CompletableFuture<Process> build = new CompletableFuture<>();
        try (WatchedCloud watched = WatchedCloud.of(cloud.endpoint())) {
            CompletableFuture<Boolean> pressed = new CompletableFuture<>();
            watched.onAnswer(n -> {
                if (watched.requests().get(n - 1).startsWith(request) && pressed.complete(true)) {
                    press(build.join());
                }
            });
            List<String> all = new ArrayList<>(List.of(
                    "--offline",
                    MavenBuild.plugin() + ":" + goal,
                    "-Dfeaturestore.endpoint=" + watched.endpoint(),
                    "-Dfeaturestore.ociConfig=" + cloud.ociConfig()));
            all.addAll(List.of(arguments));
            Process started =
                    new MavenBuild(folder.resolve("store")).start(CtrlC.heeded(), log, all.toArray(String[]::new));
            build.complete(started);
            assertThat(MavenBuild.statusOf(started, log)).isNotZero();
            assertThat(pressed).as(Files.readString(log)).isCompleted();
        }
        return Files.readString(log);
    }

    /** The answer is kept back until the build has got the signal, which nothing reports; 2 seconds later the build ends without it. */
    private static void press(Process build) {
        try {
            CtrlC.press(build);
            build.onExit().get(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // It waits for the answer.
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
