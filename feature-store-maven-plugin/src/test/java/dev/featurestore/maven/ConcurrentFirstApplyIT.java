package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import com.oracle.bmc.resourcemanager.model.Stack;
import com.oracle.bmc.resourcemanager.model.StackSummary;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.requests.ListStacksRequest;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.oci.http.JdkHttpProvider;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** First deployments of one stack from several folders at once, against a cloud whose answers take time. */
@Timeout(300)
final class ConcurrentFirstApplyIT {

    private static final String COMPARTMENT =
            "ocid1.compartment.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample";

    @TempDir
    static Path folder;

    private static StandaloneCloud cloud;

    @BeforeAll
    static void startCloud() throws IOException {
        cloud = StandaloneCloud.start(
                folder.resolve("cloud"), "--terraform", "builtin", "--latency", "0.15", "--job-takes", "8");
    }

    @AfterAll
    static void stopCloud() {
        cloud.close();
    }

    @Test
    void twoThatStartUpToThreeSecondsApartMakeOneStackAndRunOneJob() throws Exception {
        ExecutorService tenAtOnce = Executors.newFixedThreadPool(10);
        try {
            List<Future<?>> trials = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "two-" + i;
                int offset = i * 3_000 / 19;
                trials.add(tenAtOnce.submit(() -> {
                    List<Future<List<Output>>> outputs =
                            atOnce(offset, () -> apply(name, "one"), () -> apply(name, "two"));
                    assertThat(outputs.get(1).get())
                            .as(name)
                            .isNotEmpty()
                            .isEqualTo(outputs.get(0).get());
                    assertOneStackWith(name, Job.Operation.Apply);
                    return name;
                }));
            }
            for (Future<?> trial : trials) {
                trial.get();
            }
        } finally {
            tenAtOnce.shutdownNow();
        }
    }

    @Test
    void tenAtOnceMakeOneStackAndRunOneJob() throws Exception {
        List<Callable<List<Output>>> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String project = "project-" + i;
            ten.add(() -> apply("ten", project));
        }

        for (Future<List<Output>> outputs : atOnce(0, ten)) {
            assertThat(outputs.get()).isNotEmpty();
        }

        assertOneStackWith("ten", Job.Operation.Apply);
    }

    @Test
    void fiftyConfigurationsAtOnceMakeAStackAndAJobEach() throws Exception {
        List<Callable<List<Output>>> fifty = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = "of-fifty-" + i;
            fifty.add(() -> apply(name, "own"));
        }

        List<Output> outputs = new ArrayList<>();
        for (Future<List<Output>> each : atOnce(0, fifty)) {
            outputs.addAll(each.get());
        }

        assertThat(outputs).extracting(Output::value).hasSize(50).doesNotHaveDuplicates();
        try (ResourceManagerClient client = client()) {
            List<String> stacks = client
                    .listStacks(ListStacksRequest.builder()
                            .compartmentId(COMPARTMENT)
                            .limit(1000)
                            .build())
                    .getItems()
                    .stream()
                    .filter(stack -> stack.getDisplayName().startsWith("of-fifty-"))
                    .map(StackSummary::getId)
                    .toList();
            assertThat(stacks).hasSize(50);
            assertThat(client.listJobs(ListJobsRequest.builder()
                                    .compartmentId(COMPARTMENT)
                                    .limit(1000)
                                    .build())
                            .getItems())
                    .extracting(JobSummary::getStackId)
                    .filteredOn(stacks::contains)
                    .containsExactlyInAnyOrderElementsOf(stacks);
        }
    }

    @Test
    void planAndApplyAtOnceMakeOneStack() throws Exception {
        Path home = project("both", "planning");
        PlanRequest plan = PlanRequest.of(inputs(home), Results.exactly(home.resolve("reports")));

        List<Future<Boolean>> both = atOnce(
                0,
                () -> operator(home).plan(plan),
                () -> apply("both", "applying").isEmpty());

        both.get(0).get();
        assertThat(both.get(1).get()).as("without outputs").isFalse();
        assertOneStackWith("both", Job.Operation.Apply, Job.Operation.Plan);
    }

    @Test
    void twoMavensThatDoNotWaitFollowTheSameJob() throws Exception {
        List<Future<Integer>> builds =
                atOnce(0, () -> maven("maven", "one", "-Dfeaturestore.detach"), () -> maven("maven", "two"));

        assertThat(builds.get(0).get()).as(log("maven", "one")).isZero();
        assertThat(builds.get(1).get()).as(log("maven", "two")).isZero();
        assertOneStackWith("maven", Job.Operation.Apply);
        assertThat(log("maven", "one")).contains("Detached: apply job ocid1.ormjob.");
    }

    private static ResourceManagerClient client() throws IOException {
        ResourceManagerClient client = ResourceManagerClient.builder()
                .httpProvider(new JdkHttpProvider())
                .build(new ConfigFileAuthenticationDetailsProvider(cloud.ociConfig(), "DEFAULT"));
        client.setEndpoint(cloud.endpoint());
        return client;
    }

    private static void assertOneStackWith(String name, Job.Operation... operations) throws IOException {
        try (ResourceManagerClient client = client()) {
            List<StackSummary> stacks = client.listStacks(ListStacksRequest.builder()
                            .compartmentId(COMPARTMENT)
                            .displayName(name)
                            .lifecycleState(Stack.LifecycleState.Active)
                            .build())
                    .getItems();
            assertThat(stacks).as("stacks named " + name).hasSize(1);
            assertThat(client.listJobs(ListJobsRequest.builder()
                                    .stackId(stacks.get(0).getId())
                                    .build())
                            .getItems())
                    .as("jobs of stack " + name)
                    .extracting(JobSummary::getOperation)
                    .containsExactlyInAnyOrder(operations);
        }
    }

    private static <T> List<Future<T>> atOnce(int offset, Callable<T> first, Callable<T> second)
            throws InterruptedException {
        return atOnce(offset, List.of(first, second));
    }

    /** Starts each so many milliseconds after the one before, and waits for the end of all. */
    private static <T> List<Future<T>> atOnce(int offset, List<Callable<T>> runs) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            List<Future<T>> started = new ArrayList<>();
            for (Callable<T> run : runs) {
                if (!started.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(offset);
                }
                started.add(threads.submit(run));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            return started;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Output> apply(String name, String project) throws IOException {
        Path home = project(name, project);
        return operator(home)
                .apply(new ApplyRequest(
                        inputs(home),
                        "local",
                        Results.exactly(home.resolve("reports")),
                        ApplyOptions.DEFAULT.withNoCheck(true)));
    }

    private static Operator operator(Path home) {
        return new Operator(
                new RecordedConsole(), home, home, ConcurrentFirstApplyIT.class.getClassLoader(), new NoValues());
    }

    private static Inputs inputs(Path home) {
        CloudAddress address = ApplyFixture.address(cloud.endpoint(), Path.of(cloud.ociConfig()), "DEFAULT");
        return new Inputs(
                new Source.Local(home.resolve("feature_store.yaml")),
                Overrides.NONE,
                new OciAccess(false, () -> address),
                Optional.empty());
    }

    private static int maven(String name, String project, String... more) throws Exception {
        Path home = project(name, project);
        List<String> arguments = new ArrayList<>(List.of(
                "--offline",
                MavenBuild.plugin() + ":apply",
                "-Dfeaturestore.endpoint=" + cloud.endpoint(),
                "-Dfeaturestore.ociConfig=" + cloud.ociConfig()));
        arguments.addAll(List.of(more));
        Process process = new MavenBuild(home).start(home.resolve("build.log"), arguments.toArray(String[]::new));
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private static String log(String name, String project) throws IOException {
        return Files.readString(project(name, project).resolve("build.log"));
    }

    /** A folder with the configuration of a stack. */
    private static Path project(String name, String project) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name).resolve(project));
        Files.createDirectories(home.resolve("stack"));
        Files.writeString(home.resolve("stack/main.tf"), """
                variable "compartment_ocid" {
                  type = string
                }

                resource "oci_core_vcn" "this" {
                  compartment_id = var.compartment_ocid
                  cidr_blocks    = ["10.0.0.0/16"]
                }

                output "vcn_id" {
                  value = oci_core_vcn.this.id
                }
                """);
        Files.writeString(home.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  compartment_id: %s
                  region: us-ashburn-1
                  stack_name: %s
                  stack:
                    source: stack
                """.formatted(COMPARTMENT, name));
        return home;
    }
}
