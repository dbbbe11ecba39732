package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.SettingsReader;
import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.StoreApi.Answer;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.command.UpgradeMode;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.OciSession;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.retry.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Upgrades of the bundled stack by real Terraform, and a client that calls the gateway all the time. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
@SuppressWarnings("NullAway.Init") // before each test
class UpgradeTest extends ApplyFixture {

    private static final String OLD = "feature-store-api-1.1.1";
    private static final String NEW = "feature-store-api-1.2.0";

    /** Calls without a pause would leave no processor for the upgrades. */
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(10);

    private URI endpoint;
    private String stackId;

    @Override
    void startCloud(double ignored) {
        Settings settings = SettingsReader.with(Settings.atSpeed(1_000_000), "jobFilesLate", "0");
        cloud = EmbeddedCloud.open(new EmbeddedCloudOptions(folder.resolve("cloud"), 0, settings));
    }

    @BeforeEach
    void deployTheOldVersion() throws IOException {
        assumeTrue(ExamplesDeployedTest.hasTerraform(), "skipped: neither terraform nor tofu is on the PATH");
        configureVersion(OLD, "");
        endpoint = URI.create(apply(ApplyOptions.DEFAULT).stream()
                .filter(output -> output.name().equals("api_endpoint"))
                .findFirst()
                .orElseThrow()
                .value());
        stackId = report().at("/stack/id").asText();
    }

    private void configureVersion(String version, String more) throws IOException {
        Files.writeString(
                config(),
                Files.readString(Examples.FOLDER.resolve("default.yaml")).replace(OLD, version) + more);
    }

    private ApplyRequest request(ApplyOptions options) {
        return new ApplyRequest(inputs(address()), "local", Results.exactly(reports()), options);
    }

    private List<Output> apply(ApplyOptions options) {
        return apply(request(options));
    }

    private void control(int startSeconds, String more) {
        try {
            Files.writeString(
                    folder.resolve("cloud/control.json"),
                    "{\"gateway\": {\"startSeconds\": " + startSeconds + "}" + more + "}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on, each container instance answers some time after its creation. */
    private void startsFor(int seconds) {
        control(seconds, "");
        try (OciSession session = session()) {
            while (status(session) != 200) {
                LockSupport.parkNanos(BETWEEN_CALLS.toNanos());
            }
        }
    }

    private OciSession session() {
        RetryPolicy never =
                new RetryPolicy(Clock.systemUTC(), (failures, atLeast, atMost) -> {}, Duration.ZERO, report -> {});
        return OciSession.open(Optional.of("us-ashburn-1"), address(), line -> {}, never, new Changes());
    }

    private int status(OciSession session) {
        Answer answer =
                session.store(endpoint).signed("GET", "/featureStores?compartmentId=" + COMPARTMENT, Optional.empty());
        return answer instanceof Answer.Given given ? given.status() : 0;
    }

    /** Runs an action, and returns the statuses that a client has seen meanwhile. */
    private List<Integer> seenDuring(Runnable action) throws InterruptedException {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        AtomicBoolean done = new AtomicBoolean();
        Thread client = new Thread(() -> {
            try (OciSession session = session()) {
                while (!done.get()) {
                    seen.add(status(session));
                    LockSupport.parkNanos(BETWEEN_CALLS.toNanos());
                }
            }
        });
        client.start();
        try {
            action.run();
        } finally {
            boolean interrupted = Thread.interrupted();
            done.set(true);
            client.join();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return seen;
    }

    /** The jobs of the last upgrade, as its report names them. */
    private List<String> titles() throws IOException {
        List<String> titles = new ArrayList<>();
        report().at("/upgrade").forEach(job -> titles.add(job.path("title").asText()));
        return titles;
    }

    /** The numbers of resources in the report and in the last lines are the sums of those of the jobs. */
    private void requireSumsOfTheJobs() throws IOException {
        JsonNode report = report();
        List<String> sums = new ArrayList<>();
        for (String action : List.of("created", "changed", "destroyed")) {
            int sum = 0;
            for (JsonNode job : report.at("/upgrade")) {
                sum += job.path(action).asInt();
            }
            assertThat(report.path(action).asInt()).as(action).isEqualTo(sum).isPositive();
            sums.add(sum + " " + action);
        }
        assertThat(console.text()).contains(": " + String.join(", ", sums) + ".");
    }

    /** Newest first. */
    private List<JobSummary> jobsOfStack() {
        try (ResourceManagerClient client = client()) {
            return client.listJobs(ListJobsRequest.builder().stackId(stackId).build())
                    .getItems();
        }
    }

    private String planned() {
        console.lines().clear();
        operator().plan(PlanRequest.of(inputs(address()), Results.exactly(reports())));
        return jobsOfStack().get(0).getId();
    }

    @Test
    void noCallFails() throws Exception {
        startsFor(3);
        configureVersion(NEW, "");
        apply(ApplyOptions.DEFAULT.withDryRun(true));
        assertThat(console.text()).contains("in up to 3 apply jobs").contains("(changed: api_img_ocir_url)");
        String plan = planned();
        assertThat(console.lines())
                .containsSubsequence(
                        "Upgrade without downtime, in 3 apply jobs:",
                        "  1. start green with " + NEW,
                        "  2. switch calls to green, start blue with " + NEW,
                        "  3. switch calls to blue, stop green");

        List<Integer> seen = seenDuring(() -> apply(ApplyOptions.DEFAULT.withPlan(Optional.of(plan))));

        assertThat(seen).hasSizeGreaterThan(100).containsOnly(200);
        assertThat(titles())
                .containsExactly(
                        "start green with " + NEW,
                        "switch calls to green, start blue with " + NEW,
                        "switch calls to blue, stop green");
        requireSumsOfTheJobs();
        assertThat(console.lines())
                .contains("Upgraded without downtime in 3 jobs: blue with " + NEW + " gets all calls.");
        assertThat(report().at("/outputs/deployed_versions/value").asText())
                .contains(NEW)
                .doesNotContain("api_green");
        int jobs = jobsOfStack().size();
        apply(ApplyOptions.DEFAULT);
        assertThat(jobsOfStack()).hasSize(jobs);

        configureVersion(OLD, "    colors: {green: {}}\n    active_color: green\n");
        assertThat(seenDuring(() -> apply(ApplyOptions.DEFAULT))).containsOnly(200);
        assertThat(titles()).containsExactly("start green with " + OLD, "switch calls to green, stop blue");
    }

    @Test
    void callsFailInPlace() throws Exception {
        startsFor(3);
        configureVersion(NEW, "");

        List<Integer> seen = seenDuring(() -> apply(ApplyOptions.DEFAULT.withUpgrade(UpgradeMode.IN_PLACE)));

        assertThat(seen).contains(200, 502);
        assertThat(titles()).isEmpty();
    }

    @Test
    void anUpgradeThatStoppedGoesBackOrOn() throws Exception {
        startsFor(15);
        configureVersion(NEW, "");
        List<FeatureStoreException> failures = new ArrayList<>();
        Runnable impatient = () -> failures.add(failure(request(ApplyOptions.DEFAULT.withCheckTimeout(Duration.ZERO))));

        assertThat(seenDuring(impatient)).containsOnly(200);
        assertThat(failures.get(0).code()).isEqualTo(FailureCode.UPGRADE_STOPPED);
        assertThat(failures.get(0).message())
                .contains("green with " + NEW + " does not answer")
                .endsWith("blue with " + OLD + " gets all calls");
        assertThat(report().at("/code").asText()).isEqualTo("UPGRADE_STOPPED");
        assertThat(titles()).containsExactly("start green with " + NEW);

        configureVersion(OLD, "");
        assertThat(seenDuring(() -> apply(ApplyOptions.DEFAULT))).containsOnly(200);
        assertThat(titles()).isEmpty();
        assertThat(report().at("/outputs/deployed_versions/value").asText()).doesNotContain("api_green");

        configureVersion(NEW, "");
        assertThat(seenDuring(impatient)).containsOnly(200);
        assertThat(seenDuring(() -> apply(ApplyOptions.DEFAULT))).containsOnly(200);
        assertThat(titles())
                .containsExactly("switch calls to green, start blue with " + NEW, "switch calls to blue, stop green");
    }

    @Test
    void aJobThatFailsAtTheGatewayLeavesAStoreThatAnswers() throws Exception {
        startsFor(3);
        configureVersion(NEW, "");
        console.onLine(printed -> {
            if (printed.startsWith("Upgrade 2 of 3: ")) {
                control(3, ", \"failAt\": {\"oci_apigateway_deployment.this\": {\"update\": \"404\"}}");
            }
        });

        assertThat(seenDuring(
                        () -> assertThat(failure(request(ApplyOptions.DEFAULT)).code())
                                .isEqualTo(FailureCode.JOB_FAILED)))
                .containsOnly(200);
        assertThat(console.text())
                .contains("Upgrade 2 of 3 failed: blue with " + OLD + " or green with " + NEW + " gets all calls.");

        console.onLine(printed -> {});
        startsFor(3);
        assertThat(seenDuring(() -> apply(ApplyOptions.DEFAULT))).containsOnly(200);
        assertThat(titles()).containsExactly("switch calls to green", "switch calls to blue, stop green");
    }

    @Test
    void anInterruptedUpgradeContinues() throws Exception {
        startsFor(3);
        configureVersion(NEW, "");

        for (String line : List.of("Submitted apply job", "Waiting for blue")) {
            console.lines().clear();
            console.onLine(printed -> {
                if (printed.startsWith(line)) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(seenDuring(() -> assertThat(
                                    failure(request(ApplyOptions.DEFAULT)).code())
                            .isEqualTo(FailureCode.INTERRUPTED)))
                    .containsOnly(200);
            assertThat(Thread.interrupted()).isTrue();
        }
        console.onLine(printed -> {});
        assertThat(seenDuring(() -> apply(ApplyOptions.DEFAULT))).containsOnly(200);

        assertThat(titles()).containsExactly("switch calls to blue, stop green");
        assertThat(report().at("/outputs/deployed_versions/value").asText())
                .contains(NEW)
                .doesNotContain("api_green");
    }
}
