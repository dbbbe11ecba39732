package dev.featurestore.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.emulator.terraform.Provisioners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Prints time, requests and memory of a client whose compartment has many stacks, whose job writes a long log, or whose stack
 * is large, and of many clients at once. The clouds run in this process.
 */
final class Load {

    private static final int SPEED = 100_000;
    private static final long MOST_OF_A_LOG = 128;
    private static final long MOST_OF_A_LARGE_STACK = 256;
    private static final double OF_THE_JOB = 5;
    private static final long NOTHING_TO_DO = 3_000;
    private static final int ROUNDS_WITH_NOTHING_TO_DO = 3;
    private static final String SMALL_HEAP = "-XX:+UseSerialGC -Xmx40m";

    private final Path folder;
    private final GoalCommand goals;

    Load(Path folder, GoalCommand goals) {
        this.folder = folder;
        this.goals = goals;
    }

    void run() throws IOException, InterruptedException {
        System.out.println("Load, one round");
        stacks(Integer.getInteger("stacks", 10_000));
        builds(Integer.getInteger("builds", 50));
        if (Podman.find("terraform").isPresent() || Podman.find("tofu").isPresent()) {
            log(Integer.getInteger("lines", 100_000));
            resources(Integer.getInteger("resources", 2_000));
        } else {
            System.out.println("  skipped the long log and the large stack: neither terraform nor tofu is on the PATH");
        }
        System.out.println();
    }

    private void stacks(int number) throws IOException, InterruptedException {
        Path data = folder.resolve("many-stacks");
        Path project = LoadProject.in(folder, "wanted", LoadProject.small());
        try (EmbeddedCloud cloud = open(data, EngineOptions.BUILT_IN)) {
            run(project, cloud.endpoint().toString(), cloud, "apply");
        }
        new StoredStacks(data).copies(number);
        try (EmbeddedCloud cloud = open(data, EngineOptions.BUILT_IN);
                Counted counted = Counted.of(cloud.endpoint())) {
            for (String goal : List.of("apply", "status", "stacks")) {
                counted.begin();
                Measured measured = run(project, counted.endpoint().toString(), cloud, goal);
                System.out.printf(
                        "  %,d stacks: %s %,d ms, %d requests, %d MiB peak%n",
                        number, goal, measured.millis(), counted.requests(), measured.peakMib());
            }
        }
    }

    private void builds(int number) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try (EmbeddedCloud cloud = open(folder.resolve("many-builds"), EngineOptions.BUILT_IN)) {
            List<Future<Measured>> builds = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < number; i++) {
                Path project = LoadProject.in(folder, "one-of-many-" + i, LoadProject.small());
                builds.add(threads.submit(() -> run(project, cloud.endpoint().toString(), cloud, "apply")));
            }
            long peak = 0;
            for (Future<Measured> build : builds) {
                peak = Math.max(peak, build.get().peakMib());
            }
            System.out.printf(
                    "  %d builds at once, each with its own configuration: %,d ms in all, %d MiB peak of one%n",
                    number, (System.nanoTime() - start) / 1_000_000, peak);
        } catch (ExecutionException e) {
            throw new IOException("A build failed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void log(int lines) throws IOException, InterruptedException {
        Path project = LoadProject.in(folder, "long-log", LoadProject.lines(lines));
        try (EmbeddedCloud cloud = open(folder.resolve("long-log-cloud"), EngineOptions.AUTO.with(Provisioners.RUN))) {
            String endpoint = cloud.endpoint().toString();
            String log = String.format("a log of %,d lines", lines);
            Goal.mebibytes(log + ": apply", run(project, endpoint, cloud, "apply"), MOST_OF_A_LOG)
                    .print();
            Goal.mebibytes(log + ": logs", run(project, endpoint, cloud, "logs"), MOST_OF_A_LOG)
                    .print();
            // The JVM takes memory for garbage, as long as the machine has some. What a goal needs shows in a small
            // heap.
            for (String goal : List.of("status", "logs")) {
                Measured small =
                        Measured.run(project, Map.of("MAVEN_OPTS", SMALL_HEAP), goals.command(goal, endpoint, cloud));
                System.out.printf("  %s: %s with %s, %d MiB peak%n", log, goal, SMALL_HEAP, small.peakMib());
            }
        }
    }

    private void resources(int number) throws IOException, InterruptedException {
        Path data = folder.resolve("large-stack-cloud");
        Path project = LoadProject.in(folder, "large-stack", LoadProject.networks(number));
        try (EmbeddedCloud cloud = open(data, EngineOptions.AUTO)) {
            String endpoint = cloud.endpoint().toString();
            Measured apply = run(project, endpoint, cloud, "apply");
            long job = onlyJob(data).toMillis();
            String stack = String.format("%,d resources", number);
            System.out.printf("  %s: apply %,d ms, of which the job %,d ms%n", stack, apply.millis(), job);
            new Goal(
                            stack + ": beyond the job",
                            100.0 * (apply.millis() - job) / job,
                            OF_THE_JOB,
                            " % of the job, with Maven's start")
                    .print();
            Goal.mebibytes(stack + ": apply", apply, MOST_OF_A_LARGE_STACK).print();
            long least = Long.MAX_VALUE;
            for (int i = 0; i < ROUNDS_WITH_NOTHING_TO_DO; i++) {
                least = Math.min(least, run(project, endpoint, cloud, "apply").millis());
            }
            new Goal(stack + ": apply, nothing to do, least of 3", least, NOTHING_TO_DO, " ms").print();
        }
    }

    private static Duration onlyJob(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("state/jobs"))) {
            Path stored = files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            JsonNode job = new ObjectMapper().readTree(stored.toFile());
            return Duration.between(
                    Instant.parse(job.get("timeCreated").textValue()),
                    Instant.parse(job.get("timeFinished").textValue()));
        }
    }

    private static EmbeddedCloud open(Path data, EngineOptions engine) {
        return EmbeddedCloud.open(new EmbeddedCloudOptions(data, 0, SPEED).with(engine));
    }

    private Measured run(Path project, String endpoint, EmbeddedCloud cloud, String goal)
            throws IOException, InterruptedException {
        return Measured.run(project, Map.of(), goals.command(goal, endpoint, cloud));
    }
}
