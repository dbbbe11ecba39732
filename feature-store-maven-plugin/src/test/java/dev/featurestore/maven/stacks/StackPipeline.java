package dev.featurestore.maven.stacks;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.operator.container.Main;
import dev.featurestore.operator.failure.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a stack through the operator's subcommands on an embedded cloud of its own. */
final class StackPipeline {

    private static final double FAST = 100_000;

    /** A step of the pipeline, in the order of the table. */
    enum Step {
        VERIFY(false),
        POLICIES(false),
        APPLY(true),
        AGAIN(true),
        PLAN(true),
        DESTROY(true);

        private final boolean needsCloud;

        Step(boolean needsCloud) {
            this.needsCloud = needsCloud;
        }
    }

    /**
     * How a step ended.
     *
     * @param status exit status
     * @param output all that it printed
     * @param millis duration
     */
    record Result(ExitStatus status, String output, long millis) {

        boolean succeeded() {
            return status == ExitStatus.DONE;
        }

        /** The first line that names an error. */
        String error() {
            return output.lines()
                    .map(String::strip)
                    .filter(line -> line.contains("Error: ") || line.contains("[ERROR]") || line.startsWith("["))
                    .findFirst()
                    .orElse("");
        }
    }

    private final PreparedStack stack;
    private final Path data;

    /** @param data folder for the cloud */
    StackPipeline(PreparedStack stack, Path data) {
        this.stack = stack;
        this.data = data;
    }

    /** Runs all steps to the first that fails; a failed apply is destroyed. */
    Map<Step, Result> run() throws IOException {
        // Not a second late, as in OCI, for each job.
        Files.writeString(Files.createDirectories(data).resolve("control.json"), "{\"jobFilesLate\": 0}");
        Map<Step, Result> results = new LinkedHashMap<>();
        try (EmbeddedCloud cloud = EmbeddedCloud.open(new EmbeddedCloudOptions(data, 0, FAST))) {
            for (Step step : Step.values()) {
                boolean destroys = step == Step.DESTROY && results.containsKey(Step.APPLY);
                if (destroys || results.values().stream().allMatch(Result::succeeded)) {
                    results.put(step, run(step, cloud));
                }
            }
        }
        return results;
    }

    private Result run(Step step, EmbeddedCloud cloud) {
        List<String> words = new ArrayList<>(words(step));
        words.addAll(List.of("--file", stack.configuration().toString()));
        if (step.needsCloud) {
            words.addAll(List.of(
                    "--endpoint",
                    cloud.endpoint().toString(),
                    "--rehearsal",
                    "--auth",
                    "api_key",
                    "--oci-config",
                    cloud.ociConfig().toString(),
                    "--root",
                    stack.folder().toString(),
                    "--reports",
                    data.resolve("reports").toString()));
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        long start = System.nanoTime();
        ExitStatus status = Main.run(out, out, stack.folder(), Map.of(), words.toArray(new String[0]));
        return new Result(status, printed.toString(StandardCharsets.UTF_8), (System.nanoTime() - start) / 1_000_000);
    }

    private List<String> words(Step step) {
        return switch (step) {
            case VERIFY -> List.of("verify");
            case POLICIES -> List.of("policies", "--group", "Deployers");
            case APPLY -> List.of("apply", "--no-check");
            case AGAIN -> List.of("apply", "--no-check", "--force");
            case PLAN -> List.of("plan");
            case DESTROY -> List.of("destroy", "--confirm", stack.name());
        };
    }
}
