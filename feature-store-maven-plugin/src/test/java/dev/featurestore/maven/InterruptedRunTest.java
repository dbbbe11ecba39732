package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.oracle.bmc.resourcemanager.model.Job;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are interrupted while a request is under way: no further change is requested, and the message is right. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@SuppressWarnings("NullAway.Init") // before each test
final class InterruptedRunTest {

    private static final Duration RETRY = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private EmbeddedCloud cloud;

    @BeforeEach
    void startCloud() {
        cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 2_000).with(EngineOptions.BUILT_IN));
    }

    @AfterEach
    void stopCloud() {
        Thread.interrupted();
        cloud.close();
    }

    /** A goal of a project at an endpoint. */
    private interface Goal {
        void run(CidrProject project, String endpoint) throws IOException;
    }

    private CidrProject project(String name) throws IOException {
        CidrProject project = new CidrProject(cloud, folder.resolve(name));
        project.configure("10.0.0.0/16");
        return project;
    }

    /** Interrupts a goal when the cloud has answered a request, and returns its failure. */
    private static FeatureStoreException interrupted(CidrProject project, int request, Optional<Fault> fault, Goal goal)
            throws IOException {
        Thread runner = Thread.currentThread();
        try (WatchedCloud watched = WatchedCloud.of(project.endpoint())) {
            watched.onAnswer(n -> {
                if (n == request) {
                    runner.interrupt();
                }
            });
            watched.onRequest(n -> n == request ? fault : Optional.empty());
            FeatureStoreException failure = assertThatExceptionOfType(FeatureStoreException.class)
                    .isThrownBy(() -> goal.run(project, watched.endpoint()))
                    .actual();
            assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
            List<String> requests = watched.requests();
            assertThat(requests.subList(request, requests.size()))
                    .as("requests after the interrupt")
                    .allMatch(line -> line.startsWith("GET "));
            assertThat(project.console().text() + failure).doesNotContain(CidrProject.SECRET);
            assertThat(failure.code()).as(failure.message()).isEqualTo(FailureCode.INTERRUPTED);
            return failure;
        }
    }

    @Test
    void applyThatIsInterruptedBeforeItsFirstChangeChangesNothing() throws Exception {
        CidrProject project = project("first");

        FeatureStoreException e = interrupted(project, 1, Optional.empty(), (p, endpoint) -> p.apply(endpoint, RETRY));

        assertThat(e).hasMessage("Interrupted before this run could create the stack: nothing was changed");
        assertThat(project.stacks()).isEmpty();
    }

    @Test
    void planThatIsInterruptedBeforeItsFirstChangeChangesNothing() throws Exception {
        CidrProject project = project("plan");

        FeatureStoreException e = interrupted(project, 1, Optional.empty(), (p, endpoint) -> p.plan(endpoint, RETRY));

        assertThat(e).hasMessage("Interrupted before this run could create the stack: nothing was changed");
        assertThat(project.stacks()).isEmpty();
    }

    @Test
    void destroyThatIsInterruptedBeforeItsFirstChangeChangesNothing() throws Exception {
        CidrProject project = project("destroy");
        project.apply(project.endpoint(), RETRY);

        FeatureStoreException e =
                interrupted(project, 1, Optional.empty(), (p, endpoint) -> p.destroy(endpoint, RETRY));

        assertThat(e).hasMessage("Interrupted before this run could submit the destroy job: nothing was changed");
        assertThat(project.jobs(Job.Operation.Destroy)).isEmpty();
    }

    @Test
    void applyThatIsInterruptedUntilItsJobRunsRequestsNoFurtherChange() throws Exception {
        int submission = requestOf(project("counted"), "POST /20180917/jobs");
        for (int request = 1; request <= submission; request++) {
            CidrProject project = project("apply-" + request);

            FeatureStoreException e =
                    interrupted(project, request, Optional.empty(), (p, endpoint) -> p.apply(endpoint, RETRY));

            List<String> jobs = project.jobs(Job.Operation.Apply).stream()
                    .map(job -> job.getId())
                    .toList();
            assertThat(jobs)
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(job -> e.message().contains(job));
            if (jobs.isEmpty()) {
                assertThat(e.message())
                        .contains(
                                project.stacks().isEmpty()
                                        ? "nothing was changed"
                                        : "this run created stack "
                                                + project.stacks().get(0).getId());
            }
        }
    }

    @Test
    void jobWhoseAnswerWasLostIsLookedForAndNamed() throws Exception {
        CidrProject project = project("lost");
        int submission = requestOf(project("counted"), "POST /20180917/jobs");

        FeatureStoreException e = interrupted(
                project, submission, Optional.of(Fault.LOST_503), (p, endpoint) -> p.apply(endpoint, RETRY));

        assertThat(project.jobs(Job.Operation.Apply))
                .singleElement()
                .satisfies(job -> assertThat(e.message()).contains("apply job " + job.getId()));
    }

    /** The number of the first request of an apply with this method and path. */
    private static int requestOf(CidrProject project, String line) throws IOException {
        try (WatchedCloud watched = WatchedCloud.of(project.endpoint())) {
            project.apply(watched.endpoint(), RETRY);
            return watched.requests().indexOf(line) + 1;
        }
    }
}
