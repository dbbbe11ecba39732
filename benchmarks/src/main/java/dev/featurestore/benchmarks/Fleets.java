package dev.featurestore.benchmarks;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints time and memory of one apply for many configurations at once, beside the slowest apply for one of them alone. */
final class Fleets {

    private static final int SPEED = 100_000;
    private static final double BEYOND_ONE = 10;
    private static final long MOST = 512;

    /** Number of configurations that are also applied alone: the time until the end of a job is noticed varies by 2 s. */
    private static final int ALONE = 5;

    private final Path folder;
    private final GoalCommand goals;

    Fleets(Path folder, GoalCommand goals) {
        this.folder = folder;
        this.goals = goals;
    }

    /** Reads the system properties {@code fleet}, the number of configurations, and {@code fleetJob}, the seconds of each job. */
    void run() throws IOException, InterruptedException {
        int number = Integer.getInteger("fleet", 50);
        int seconds = Integer.getInteger("fleetJob", 20);
        Path data = folder.resolve("fleet-cloud");
        Path project = LoadProject.in(folder, "fleet", LoadProject.small());
        String configuration = Files.readString(project.resolve("feature_store.yaml"));
        List<String> configs = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            String file = "store-" + i + ".yaml";
            Files.writeString(
                    project.resolve(file), configuration.replace("stack_name: fleet", "stack_name: store-" + i));
            configs.add(file);
        }
        try (EmbeddedCloud cloud =
                EmbeddedCloud.open(new EmbeddedCloudOptions(data, 0, SPEED).with(EngineOptions.BUILT_IN))) {
            Files.writeString(
                    data.resolve("control.json"), "{\"jobTakes\": " + seconds + ", \"jobLimit\": " + number + "}");
            List<String> one = goals.command("apply", cloud.endpoint().toString(), cloud);
            long slowest = 0;
            for (int i = 1; i <= Math.min(ALONE, number); i++) {
                List<String> alone = new ArrayList<>(one);
                alone.add("-Dfeaturestore.stackName=alone-" + i);
                slowest =
                        Math.max(slowest, Measured.run(project, Map.of(), alone).millis());
            }
            List<String> all = new ArrayList<>(one);
            all.add("-Dfeaturestore.configs=" + String.join(",", configs));
            all.add("-Dfeaturestore.parallel=" + number);
            Measured fleet = Measured.run(project, Map.of(), all);
            System.out.printf(
                    "Several configurations: the slowest of %d alone, with a job of %d s, %,d ms; %d at once %,d ms%n",
                    Math.min(ALONE, number), seconds, slowest, number, fleet.millis());
            String work = number + " configurations at once";
            new Goal(work, 100.0 * (fleet.millis() - slowest) / slowest, BEYOND_ONE, " % beyond the slowest alone")
                    .print();
            Goal.mebibytes(work, fleet, MOST).print();
            System.out.println();
        }
    }
}
