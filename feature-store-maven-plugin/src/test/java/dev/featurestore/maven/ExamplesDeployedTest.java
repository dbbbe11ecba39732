package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.CreateDestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.DestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.requests.CreateJobRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsContentRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfStateRequest;
import com.oracle.bmc.waiter.FixedTimeDelayStrategy;
import com.oracle.bmc.waiter.MaxTimeTerminationStrategy;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.SettingsReader;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.UpgradeMode;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.values.Values;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples by real Terraform: each is deployed, deployed again, changed as one would, and destroyed. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class ExamplesDeployedTest extends ApplyFixture {

    /** The output that tells whether the stack has a database of its own. */
    private static final String DATABASE = "mysql_db_system_id";

    private static final String UNPROTECTED = "~ oci_mysql_mysql_db_system.this[0]";

    private static final double SPEED = 1_000_000;

    private static final Pattern DONE = Pattern.compile(
            "(?m)(\\S+)(?: \\(deposed object \\w+\\))?: (Creation|Modifications|Destruction) complete after");

    private static final Map<String, String> SIGNS =
            Map.of("Creation", "+ ", "Modifications", "~ ", "Destruction", "- ");

    /** What examples cost in a month, calculated by hand; 36.456 is a container instance of 1 OCPU and 16 GB. */
    private static final Map<String, String> MONTHLY = Map.of(
            // 36.456 + MySQL: 2 × 0.0366 × 744 + 50 × 0.04
            "default.yaml", "92.92",
            // 3 × 2 × 36.456 + MySQL: 3 × (4 × 0.0366 × 744 + 50 × 0.04)
            "production.yaml", "551.50",
            // cluster: 0.1 × 744; 3 nodes of 2 OCPUs and 32 GB; MySQL as above
            "kubernetes.yaml", "349.60");

    @BeforeAll
    static void requireTerraform() {
        boolean there = hasTerraform();
        if (!there && "true".equals(System.getenv("CI"))) {
            fail("neither terraform nor tofu is on the PATH, and CI=true lets no check be skipped");
        }
        assumeTrue(there, "skipped: neither terraform nor tofu is on the PATH");
    }

    static boolean hasTerraform() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "")
                        .split(Pattern.quote(File.pathSeparator), -1))
                .flatMap(folder -> Stream.of("terraform", "tofu").map(Path.of(folder)::resolve))
                .anyMatch(Files::isExecutable);
    }

    @Override
    void startCloud(double ignored) {
        Settings settings = SettingsReader.with(Settings.atSpeed(SPEED), "jobFilesLate", "0");
        cloud = EmbeddedCloud.open(new EmbeddedCloudOptions(folder.resolve("cloud"), 0, settings));
    }

    @Override
    Operator operator() {
        return new Operator(console, folder, folder, getClass().getClassLoader(), new Token());
    }

    /** In a single job, whose log has the whole change. */
    @Override
    ApplyRequest request() {
        return new ApplyRequest(
                inputs(address()),
                "local",
                Results.exactly(reports()),
                ApplyOptions.DEFAULT.withNoCheck(true).withUpgrade(UpgradeMode.IN_PLACE));
    }

    static List<Examples.Example> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void livesFromApplyToDestroy(Examples.Example example) throws Exception {
        Files.copy(Examples.FOLDER.resolve("control.json"), folder.resolve("cloud/control.json"));
        Files.writeString(config(), example.text());

        Map<String, String> outputs = apply(request()).stream().collect(Collectors.toMap(Output::name, Output::value));
        example.outputs()
                .forEach((name, expression) -> assertThat(outputs.getOrDefault(name, Examples.NOTHING))
                        .as(name)
                        .matches(expression));

        apply(request());
        assertThat(List.of(
                        report().at("/created").intValue(),
                        report().at("/changed").intValue(),
                        report().at("/destroyed").intValue()))
                .containsOnly(0);

        // The database protects itself from the destruction below.
        String variables = example.changed().contains("\n  variables:\n") ? "" : "  variables:\n";
        Files.writeString(config(), example.changed() + variables + "    mysql_deletion_protection: false\n");
        List<String> changes = new ArrayList<>(example.changes());
        if (outputs.containsKey(DATABASE) && !changes.contains(UNPROTECTED)) {
            changes.add(UNPROTECTED);
        }
        apply(request());
        assertThat(done()).containsExactlyInAnyOrderElementsOf(changes);
        if (MONTHLY.containsKey(example.file())) {
            assertThat(report().at("/cost/monthlyBefore").decimalValue())
                    .isEqualByComparingTo(MONTHLY.get(example.file()));
        }
        destroy();
    }

    /** What the last job made, changed and destroyed. */
    private List<String> done() throws Exception {
        String jobId = report().at("/job/id").textValue();
        try (ResourceManagerClient client = client()) {
            String log = client.getJobLogsContent(
                            GetJobLogsContentRequest.builder().jobId(jobId).build())
                    .getValue();
            return DONE.matcher(log).results().map(ExamplesDeployedTest::sign).toList();
        }
    }

    private static String sign(MatchResult done) {
        return SIGNS.get(done.group(2)) + done.group(1);
    }

    private void destroy() throws Exception {
        String stackId = report().at("/stack/id").textValue();
        try (ResourceManagerClient client = client()) {
            String jobId = client.createJob(CreateJobRequest.builder()
                            .createJobDetails(CreateJobDetails.builder()
                                    .stackId(stackId)
                                    .jobOperationDetails(CreateDestroyJobOperationDetails.builder()
                                            .executionPlanStrategy(
                                                    DestroyJobOperationDetails.ExecutionPlanStrategy.AutoApproved)
                                            .build())
                                    .build())
                            .build())
                    .getJob()
                    .getId();
            Job job = client.getWaiters()
                    .forJob(
                            GetJobRequest.builder().jobId(jobId).build(),
                            new MaxTimeTerminationStrategy(TimeUnit.MINUTES.toMillis(1)),
                            new FixedTimeDelayStrategy(50),
                            Job.LifecycleState.Succeeded,
                            Job.LifecycleState.Failed)
                    .execute()
                    .getJob();
            assertThat(job.getLifecycleState())
                    .as(String.valueOf(job.getFailureDetails()))
                    .isEqualTo(Job.LifecycleState.Succeeded);
            assertThat(new ObjectMapper()
                            .readTree(client.getStackTfState(GetStackTfStateRequest.builder()
                                            .stackId(stackId)
                                            .build())
                                    .getInputStream())
                            .at("/resources"))
                    .isEmpty();
        }
    }

    /** The token that one of the examples takes from the environment. */
    private record Token() implements Values {
        @Override
        public Optional<String> environment(String name) {
            return name.equals("OCIR_PULLER_AUTH_TOKEN") ? Optional.of("token") : Optional.empty();
        }

        @Override
        public Optional<String> property(String name) {
            return Optional.empty();
        }
    }
}
