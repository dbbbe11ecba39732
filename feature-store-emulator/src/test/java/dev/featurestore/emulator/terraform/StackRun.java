package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.DriftFailedException;
import dev.featurestore.emulator.engine.DriftedResource;
import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.engine.EngineOperation;
import dev.featurestore.emulator.engine.FaultPlan;
import dev.featurestore.emulator.engine.JobOutcome;
import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.engine.ResourceAction;
import dev.featurestore.emulator.engine.SavedPlan;
import dev.featurestore.emulator.engine.StopRequest;
import dev.featurestore.emulator.engine.builtin.BuiltInEngine;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.settings.Settings.Drift;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A stack and its jobs, one after the other. */
final class StackRun implements FaultPlan {

    private static final double FAST = 100_000;

    private final Path folder;
    private final String stackId;
    private TerraformEngines engines;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> variables = new HashMap<>();
    final Map<String, String> faults = new HashMap<>();
    final Map<String, Duration> slow = new HashMap<>();
    final Map<String, Drift> drift = new HashMap<>();
    final Map<String, Map<String, JsonNode>> exists = new HashMap<>();
    Optional<byte[]> state = Optional.empty();
    Optional<SavedPlan> plan = Optional.empty();
    String workingDirectory = "";
    StopRequest cancellation = () -> false;
    private int jobs;

    /** What a job gave. */
    record Result(JobOutcome outcome, List<String> log, List<String> errors) {

        boolean succeeded() {
            return !outcome.canceled() && outcome.failure().isEmpty();
        }

        String text() {
            return String.join("\n", log);
        }

        String error() {
            return String.join("\n", errors);
        }

        /** Text as it was before Terraform broke its lines. */
        String unwrappedError() {
            return String.join(" ", errors).replaceAll("\\s+", " ");
        }

        /** The addresses in the order in which they were done with, by what their lines say. */
        List<String> done(String word) {
            return log.stream()
                    .filter(line -> line.contains(": " + word + " complete after "))
                    .map(line -> line.substring(0, line.indexOf(": " + word)))
                    .toList();
        }

        String output(String name) {
            return outcome.outputs().stream()
                    .filter(output -> output.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .value();
        }
    }

    StackRun(Path folder) {
        this(folder, "a", EngineOptions.AUTO);
    }

    StackRun(Path folder, String name, EngineOptions options) {
        this(folder, name, options, System.getenv());
    }

    StackRun(Path folder, String name, EngineOptions options, Map<String, String> environment) {
        if (!options.choice().equals(new EngineChoice.BuiltIn())) {
            InstalledTerraform.find();
        }
        this.folder = folder;
        this.stackId = "ocid1.ormstack.oc1.iad." + name;
        try {
            engines = TerraformEngines.open(
                    options,
                    PrivateDirectory.at(folder.resolve("engine")),
                    Tenancy.open(PrivateDirectory.at(folder.resolve("oci"))),
                    Clock.systemUTC(),
                    StackRun::gateway,
                    environment);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String gateway(String stackId) {
        return "http://127.0.0.1:1";
    }

    /** Lets it be of the same cloud. */
    StackRun sharing(StackRun other) {
        engines = other.engines;
        return this;
    }

    StackRun file(String name, String content) {
        files.put(name, content);
        return this;
    }

    StackRun variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    JsonNode state() throws IOException {
        return Json.read(state.orElseThrow());
    }

    Result plan() throws InterruptedException {
        return run(EngineOperation.PLAN);
    }

    Result apply() throws InterruptedException {
        return run(EngineOperation.APPLY);
    }

    Result destroy() throws InterruptedException {
        return run(EngineOperation.DESTROY);
    }

    /** Keeps a plan for the next apply. */
    void keep(Result planned) throws IOException {
        Path file = Files.write(
                folder.resolve("plan-" + jobs), planned.outcome().plan().orElseThrow());
        plan = Optional.of(new SavedPlan("ocid1.ormjob.oc1.iad.plan", file, false));
    }

    List<DriftedResource> detectDrift() throws InterruptedException, DriftFailedException {
        return engine().drift(request(EngineOperation.PLAN)).orElseThrow();
    }

    private Engine engine() {
        return engines.engine(FAST, this, drift, new Existence(folder.resolve("control.json"), exists))
                .orElseGet(() -> new BuiltInEngine(Clock.systemUTC(), time -> {}, FAST, this, StackRun::gateway));
    }

    Result run(EngineOperation operation) throws InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        List<String> errors = new CopyOnWriteArrayList<>();
        LogSink log = new LogSink() {
            @Override
            public void info(String line) {
                lines.add(line);
                seen(line);
            }

            @Override
            public void error(String line) {
                errors.add(line);
            }
        };
        JobOutcome outcome = engine().run(request(operation), log, cancellation);
        state = outcome.state().or(() -> state);
        return new Result(outcome, List.copyOf(lines), List.copyOf(errors));
    }

    private volatile String awaited = "\0";
    private volatile boolean appeared;

    private void seen(String line) {
        appeared |= line.contains(awaited);
    }

    /** Cancels when the log has such a line. */
    StackRun cancelAt(String text) {
        awaited = text;
        appeared = false;
        cancellation = () -> appeared;
        return this;
    }

    private JobRequest request(EngineOperation operation) {
        Path zip = folder.resolve(stackId + "-" + jobs + ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new JobRequest(
                operation,
                zip,
                workingDirectory,
                variables,
                state,
                plan,
                "us-ashburn-1",
                "ocid1.compartment.oc1..aaaa",
                stackId,
                "ocid1.ormjob.oc1.iad." + jobs++,
                List::of);
    }

    @Override
    public Optional<String> failureOf(ResourceAction action, String address) {
        return Optional.ofNullable(faults.get(address));
    }

    @Override
    public Optional<Duration> slowness(String type, String address) {
        return Optional.ofNullable(slow.get(address));
    }
}
