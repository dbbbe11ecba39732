package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.engine.EngineOperation;
import dev.featurestore.emulator.engine.JobOutcome;
import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.engine.StopRequest;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A stack and its jobs, one after the other, without waiting. */
final class Rehearsal {

    /** A network of three resources, one of which needs another. */
    static final String NETWORK = """
            variable "name" { type = string }
            variable "cidr" { default = "10.0.0.0/16" }

            locals {
              label = "fs-${var.name}"
            }

            resource "oci_core_subnet" "this" {
              vcn_id       = oci_core_vcn.this.id
              display_name = local.label
            }

            resource "oci_core_vcn" "this" {
              cidr_blocks  = [var.cidr]
              display_name = "network"
            }

            resource "oci_identity_policy" "this" {
              name = "policy"
            }

            output "vcn_id" {
              description = "The network."
              value       = oci_core_vcn.this.id
            }
            output "cidr" { value = var.cidr }
            output "both" { value = "${var.cidr} ${oci_core_vcn.this.id}" }
            output "hidden" {
              value     = oci_core_subnet.this.id
              sensitive = true
            }
            """;

    private final Path zip;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> faults = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private Optional<byte[]> state = Optional.empty();
    private String workingDirectory = "";
    private String region = "us-ashburn-1";
    private double speed = 200;
    private StopRequest cancellation = () -> false;
    private Duration slept = Duration.ZERO;
    private int jobs;
    private final List<byte[]> otherStates = new ArrayList<>();

    /** What a job gave. */
    record Result(JobOutcome outcome, List<String> log, List<String> errors) {

        /** The lines about completed changes, without the durations. */
        List<String> done() {
            return log.stream()
                    .filter(line -> line.contains(" complete after "))
                    .filter(line -> !line.contains(": Read "))
                    .map(line -> line.substring(0, line.indexOf(" complete after ")))
                    .toList();
        }

        String failure() {
            return outcome.failure().orElseThrow().code();
        }

        String text() {
            return String.join("\n", log);
        }

        String error() {
            return String.join("\n", errors);
        }
    }

    Rehearsal(Path folder) {
        zip = folder.resolve("stack.zip");
    }

    Rehearsal file(String name, String content) {
        files.put(name, content);
        return this;
    }

    /** What a file of the stack says. */
    String text(String name) {
        return Objects.requireNonNull(files.get(name));
    }

    Rehearsal variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Rehearsal workingDirectory(String folder) {
        workingDirectory = folder;
        return this;
    }

    Rehearsal region(String name) {
        region = name;
        return this;
    }

    Rehearsal speed(double times) {
        speed = times;
        return this;
    }

    Rehearsal fault(String address, String text) {
        faults.put(address, text);
        return this;
    }

    Rehearsal withoutFaults() {
        faults.clear();
        return this;
    }

    Rehearsal cancellation(StopRequest when) {
        cancellation = when;
        return this;
    }

    Rehearsal state(String json) {
        state = Optional.of(json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Another stack of the tenancy, with its present state. */
    Rehearsal beside(Rehearsal other) {
        otherStates.add(other.state.orElseThrow());
        return this;
    }

    /** The time that all jobs slept. */
    Duration slept() {
        return slept;
    }

    /** The state after the last job that had one. */
    JsonNode state() throws IOException {
        return Json.read(state.orElseThrow());
    }

    /** What the state has of a resource. */
    JsonNode resource(String address) throws IOException {
        for (JsonNode resource : state().path("resources")) {
            String module = resource.path("module").asText();
            String found = (module.isEmpty() ? "" : module + ".")
                    + resource.path("type").asText() + "."
                    + resource.path("name").asText();
            if (found.equals(address)) {
                return resource;
            }
        }
        throw new AssertionError("no " + address + " in " + state());
    }

    /** The identifier of a resource's first instance. */
    String id(String address) throws IOException {
        return resource(address).at("/instances/0/attributes/id").asText();
    }

    Result plan() throws IOException, InterruptedException {
        return run(EngineOperation.PLAN);
    }

    Result apply() throws IOException, InterruptedException {
        return run(EngineOperation.APPLY);
    }

    Result destroy() throws IOException, InterruptedException {
        return run(EngineOperation.DESTROY);
    }

    private Result run(EngineOperation operation) throws IOException, InterruptedException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return run(operation, zip);
    }

    Result run(EngineOperation operation, Path bundle) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        LogSink log = new LogSink() {
            @Override
            public void info(String line) {
                lines.add(line);
            }

            @Override
            public void error(String line) {
                errors.add(line);
            }
        };
        Engine engine = new BuiltInEngine(
                Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC),
                time -> slept = slept.plus(time),
                speed,
                (action, address) -> Optional.ofNullable(faults.get(address)),
                stackId -> "http://127.0.0.1:1");
        JobOutcome outcome = engine.run(
                new JobRequest(
                        operation,
                        bundle,
                        workingDirectory,
                        variables,
                        state,
                        Optional.empty(),
                        region,
                        "ocid1.compartment.oc1..a",
                        "ocid1.ormstack.oc1.iad.a",
                        "ocid1.ormjob.oc1.iad." + jobs++,
                        () -> otherStates),
                log,
                cancellation);
        state = outcome.state().or(() -> state);
        return new Result(outcome, lines, errors);
    }
}
