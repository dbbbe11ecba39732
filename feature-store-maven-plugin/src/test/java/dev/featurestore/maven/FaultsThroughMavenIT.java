package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.Job;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.retry.RetryPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few cases of {@code FaultMatrixIT} in builds: what Maven prints last, and how the process ends. */
@SuppressWarnings("NullAway.Init") // before each test
final class FaultsThroughMavenIT {

    private static final String CIDR = "10.0.0.0/16";
    private static final String JOBS = "POST /20180917/jobs";

    @TempDir
    Path folder;

    private EmbeddedCloud cloud;
    private CidrProject project;

    @BeforeEach
    void startCloud() throws Exception {
        cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 2_000).with(EngineOptions.BUILT_IN));
        project = new CidrProject(cloud, folder.resolve("store"));
        project.configure(CIDR);
    }

    @AfterEach
    void stopCloud() {
        cloud.close();
    }

    @Test
    void applyWhoseAnswersAreLostSucceeds() throws Exception {
        MavenBuild.Result result = build(once(Fault.LOST_503, line -> line.startsWith("POST ")), "apply");

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(project.jobs(Job.Operation.Apply)).hasSize(1);
    }

    @Test
    void outageBeforeTheFirstChangeEndsTheBuildWithWhatToDo() throws Exception {
        MavenBuild.Result result =
                build(line -> Optional.of(Fault.ERROR_503), "apply", "-Dfeaturestore.retryTimeout=1");

        assertFailed(
                result,
                "[CLOUD_IN_TROUBLE] Cannot list the stacks of the compartment: 503-ServiceUnavailable",
                "Run the same command again later; the service is busy or has a problem.");
        assertThat(project.stacks()).isEmpty();
        assertAppliedAgain();
    }

    @Test
    void signInPageOfANetworkIsNamedWithWhatToDo() throws Exception {
        MavenBuild.Result result = build(line -> Optional.of(Fault.PORTAL_PAGE_BEFORE_THE_CLOUD), "apply");

        assertFailed(
                result,
                "[CLOUD_ANSWER_INVALID] Cannot list the stacks of the compartment:",
                "Check whether a proxy, a firewall or a sign-in page of your network answers in place of OCI");
        assertThat(project.stacks()).isEmpty();
    }

    @Test
    void sessionThatEndsWhileAJobIsFollowedNamesTheJobAndTheNextBuildFollowsIt() throws Exception {
        MavenBuild.Result result = build(
                line -> line.startsWith("GET /20180917/jobs/") ? Optional.of(Fault.REFUSED_401) : Optional.empty(),
                "apply");

        assertFailed(
                result,
                "[CLOUD_REFUSED] Cannot follow job ocid1.ormjob.",
                "Then run the same command again to follow the job.");
        assertThat(project.jobs(Job.Operation.Apply))
                .singleElement()
                .satisfies(job -> assertThat(result.log())
                        .contains("Cannot follow job " + job.getId() + ", which continues in OCI"));
        assertAppliedAgain();
    }

    @Test
    void destroyWhoseAnswersAreLostDestroys() throws Exception {
        project.apply(project.endpoint(), RetryPolicy.DEFAULT_LIMIT);

        MavenBuild.Result result = build(
                once(Fault.RESET, line -> line.equals(JOBS) || line.startsWith("DELETE ")),
                "destroy",
                "-Dfeaturestore.confirm=store");

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(result.log()).contains("the stack deleted.");
        assertThat(project.stacks()).isEmpty();
    }

    private static void assertFailed(MavenBuild.Result result, String failure, String hint) {
        assertThat(result.status()).isNotZero();
        assertThat(result.log()).contains(failure, hint).doesNotContain("\tat ", "Exception in thread");
    }

    /** The same goal without a fault deploys with one job in all. */
    private void assertAppliedAgain() throws Exception {
        assertThat(project.apply(project.endpoint(), RetryPolicy.DEFAULT_LIMIT))
                .extracting(Output::value)
                .containsExactly(CIDR);
        assertThat(project.stacks()).hasSize(1);
        assertThat(project.jobs(Job.Operation.Apply)).hasSize(1);
    }

    /** What happens to a request, by its method and path. */
    private interface Faults {
        Optional<Fault> of(String request);
    }

    /** The fault happens to the first request of each method and path that is meant. */
    private static Faults once(Fault fault, Predicate<String> meant) {
        List<String> hit = new ArrayList<>();
        return request -> {
            if (!meant.test(request) || hit.contains(request)) {
                return Optional.empty();
            }
            hit.add(request);
            return Optional.of(fault);
        };
    }

    private MavenBuild.Result build(Faults faults, String goal, String... arguments) throws Exception {
        try (WatchedCloud watched = WatchedCloud.of(project.endpoint())) {
            watched.onRequest(n -> faults.of(watched.requests().get(n - 1)));
            List<String> all = new ArrayList<>(List.of(
                    "--offline",
                    MavenBuild.plugin() + ":" + goal,
                    "-Dfeaturestore.endpoint=" + watched.endpoint(),
                    "-Dfeaturestore.ociConfig=" + cloud.ociConfig()));
            all.addAll(List.of(arguments));
            return new MavenBuild(folder.resolve("store")).run(all);
        }
    }
}
