package dev.featurestore.benchmarks;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Prints medians of whole processes: Maven with and without the plugin's goals, and the SDK's first answer with each
 * HTTP layer. The kinds run in turn, so that other load on the machine affects all of them alike. Then prints the cost
 * of waiting for a job, and what {@link Load} and {@link Fleets} measure. The cloud runs in this process, outside of the measured ones.
 */
public final class Benchmarks {

    static final String PLUGIN = "dev.featurestore:feature-store-maven-plugin:";

    /** Megabytes, with the few kilobytes of POMs beside the jar ({@code ResolvedArtifactsIT}). */
    private static final double MOST_TO_DOWNLOAD = 9;

    private static final String EMPTY = "Maven: empty build";

    /** Processes whose figures are compared with a goal, and those that they need before and after. */
    private static final Set<String> COMPARED = Set.of(
            EMPTY,
            "Maven: verify",
            "Maven: apply, the first",
            "Maven: apply, nothing to do",
            "Maven: status",
            "Maven: outputs",
            "Maven: stacks",
            "Maven: destroy");

    private static final List<String> ANSWERS = List.of(
            "-Dfeaturestore.output=answers",
            "-Dfeaturestore.tenancyId=ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample",
            "-Dfeaturestore.compartmentId=ocid1.compartment.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample",
            "-Dfeaturestore.region=us-ashburn-1",
            "-Dfeaturestore.variables.api_img_ocir_url=iad.ocir.io/example/feature-store:feature-store-api-1.1.1",
            "-Dfeaturestore.variables.function_img_ocir_url=iad.ocir.io/example/feature-store:feature-store-authoriser-1.1.1",
            "-Dfeaturestore.variables.feature_store_user_group_id=ocid1.group.oc1..aaaaaaaaexampleexampleexample");

    private final Path folder;
    private final Path project;
    private final String plugin = PLUGIN + System.getProperty("plugin.version");

    private Benchmarks(Path folder) throws IOException {
        this.folder = folder;
        this.project = project(folder);
    }

    /**
     * Reads the system properties {@code rounds}, {@code waitingRounds}, {@code jobs}: durations of jobs in seconds,
     * separated by commas, and {@code allGoals}: {@code false} measures only what is compared with a goal.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        new Benchmarks(Files.createTempDirectory("benchmarks")).run();
    }

    private void run() throws IOException, InterruptedException {
        int rounds = Integer.getInteger("rounds", 11);
        Path data = folder.resolve("cloud");
        try (EmbeddedCloud cloud =
                        EmbeddedCloud.open(new EmbeddedCloudOptions(data, 0, 100_000).with(EngineOptions.BUILT_IN));
                Counted counted = Counted.of(cloud.endpoint())) {
            Map<String, Measured> medians =
                    new Rounds(project, Map.of("STACK", "feature-store"), rounds).run(processes(cloud));
            printProcesses(medians, rounds);
            printGoals(medians);
            new Goal("jar of the plugin", jarBytes() / 1e6, MOST_TO_DOWNLOAD, " MB").print();
            int waitingRounds = Integer.getInteger("waitingRounds", 5);
            Waiting waiting = new Waiting(
                    project,
                    data.resolve("control.json"),
                    counted,
                    apply(counted.endpoint().toString(), cloud));
            List<Waiting.Cost> costs = new ArrayList<>();
            for (String seconds : System.getProperty("jobs", "5,20,65").split(",", -1)) {
                costs.add(waiting.measure(Integer.parseInt(seconds.strip()), waitingRounds));
            }
            printCosts(costs, waitingRounds, median(medians, EMPTY));
        }
        new Load(folder, this::goal).run();
        new Fleets(folder, this::goal).run();
        new Estimates().print();
    }

    private List<String> apply(String endpoint, EmbeddedCloud cloud) {
        return goal("apply", endpoint, cloud);
    }

    private static void printGoals(Map<String, Measured> medians) {
        System.out.println();
        System.out.println("Goals");
        Measured empty = median(medians, EMPTY);
        Goal.times("verify", median(medians, "Maven: verify"), empty, 1.25).print();
        Goal.times("apply, nothing to do", median(medians, "Maven: apply, nothing to do"), empty, 1.8)
                .print();
        for (String goal : List.of("stacks", "status", "outputs")) {
            Measured measured = median(medians, "Maven: " + goal);
            Goal.beyond(goal, measured.millis(), empty, 500).print();
            Goal.mebibytes(goal, measured, 110).print();
        }
    }

    private static long jarBytes() throws IOException {
        String version = System.getProperty("plugin.version");
        return Files.size(Path.of(
                System.getProperty("maven.repository"),
                "dev/featurestore/feature-store-maven-plugin",
                version,
                "feature-store-maven-plugin-" + version + ".jar"));
    }

    private static Measured median(Map<String, Measured> medians, String kind) {
        return Optional.ofNullable(medians.get(kind)).orElseThrow();
    }

    private List<String> goal(String goal, String endpoint, EmbeddedCloud cloud) {
        return maven(
                plugin + ":" + goal,
                "-Dfeaturestore.endpoint=" + endpoint,
                "-Dfeaturestore.ociConfig=" + cloud.ociConfig());
    }

    private Map<String, List<String>> processes(EmbeddedCloud cloud) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        String endpoint = cloud.endpoint().toString();
        List<String> apply = apply(endpoint, cloud);
        kinds.put(EMPTY, maven("validate"));
        kinds.put("Maven: a goal that does nothing", maven(plugin + ":verify", "-Dfeaturestore.skip"));
        for (String goal : List.of("help", "info", "verify", "package")) {
            kinds.put("Maven: " + goal, maven(plugin + ":" + goal));
        }
        kinds.put("Maven: schema", maven(plugin + ":schema", "-Dfeaturestore.output=made"));
        kinds.put("Maven: init", maven(with(ANSWERS, plugin + ":init", "-Dfeaturestore.overwrite")));
        kinds.put("Maven: policies", maven(plugin + ":policies", "-Dfeaturestore.group=Deployers"));
        // Each round starts and ends without the stack.
        kinds.put("Maven: apply, the first", apply);
        kinds.put("Maven: apply, a job without a change", with(List.of("-Dfeaturestore.force"), apply));
        kinds.put("Maven: apply, dry run", with(List.of("-Dfeaturestore.dryRun"), apply));
        kinds.put("Maven: apply, nothing to do", apply);
        for (String goal : List.of("plan", "check", "status", "outputs", "logs", "jobs", "stacks", "cancel")) {
            kinds.put("Maven: " + goal, goal(goal, endpoint, cloud));
        }
        kinds.put(
                "Maven: destroy",
                with(List.of("-Dfeaturestore.confirm=feature-store"), goal("destroy", endpoint, cloud)));
        for (String http : List.of("jdk", "jersey")) {
            kinds.put(
                    "SDK, first answer: " + http,
                    java(http, endpoint, cloud.ociConfig().toString()));
        }
        if (!Boolean.parseBoolean(System.getProperty("allGoals", "true"))) {
            kinds.keySet().retainAll(COMPARED);
        }
        return kinds;
    }

    private static Path project(Path folder) throws IOException {
        Path project = folder.resolve("project");
        Files.createDirectories(project.resolve(".mvn"));
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>empty</artifactId>
                  <version>1.0</version>
                  <packaging>pom</packaging>
                </project>
                """);
        Files.writeString(project.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  compartment_id: ocid1.compartment.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  region: us-ashburn-1
                  stack_name: ${STACK}
                  variables:
                    mysql_deletion_protection: false
                    api_img_ocir_url: iad.ocir.io/example/feature-store:feature-store-api-1.1.1
                    function_img_ocir_url: iad.ocir.io/example/feature-store:feature-store-authoriser-1.1.1
                    feature_store_user_group_id: ocid1.group.oc1..aaaaaaaaexampleexampleexampleexampleexample
                """);
        return project;
    }

    private static List<String> with(List<String> more, String... arguments) {
        return with(more, List.of(arguments));
    }

    private static List<String> with(List<String> more, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return all;
    }

    private static List<String> maven(String... arguments) {
        return maven(List.of(arguments));
    }

    private static List<String> maven(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--offline",
                "-Dmaven.repo.local=" + System.getProperty("maven.repository")));
        command.addAll(arguments);
        return command;
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                FirstAnswer.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void printProcesses(Map<String, Measured> medians, int rounds) {
        System.out.println();
        System.out.println(
                "Whole processes, medians of " + rounds + " rounds, Java " + System.getProperty("java.version") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores");
        medians.forEach((kind, median) -> System.out.printf(
                "  %-34s %6d ms %5s%n",
                kind, median.millis(), median.peakKib() == 0 ? "" : median.peakMib() + " MiB peak"));
    }

    private static void printCosts(List<Waiting.Cost> costs, int rounds, Measured empty) {
        System.out.println();
        System.out.println("Waiting for a job, medians of " + rounds + " rounds (requests: maximum)");
        for (Waiting.Cost cost : costs) {
            System.out.printf(
                    "  job of %2d s: end detected after %4d ms, %2d requests (N/2 + 15 = %2d), whole process %5d ms longer"
                            + " than the job%n",
                    cost.seconds(), cost.noticedMillis(), cost.requests(), cost.seconds() / 2 + 15, cost.addedMillis());
            Goal.beyond("job of " + cost.seconds() + " s", cost.addedMillis(), empty, 2_000)
                    .print();
        }
        System.out.println();
    }
}
