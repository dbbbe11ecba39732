package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A stack in the embedded cloud, and what is asked about it or done with it. */
abstract class StackFixture extends ApplyFixture {

    /** The stack of the configuration. */
    StackOperations stack() {
        return stack(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The stack of the configuration, reported on another console. */
    StackOperations stack(Console other) {
        return new Operator(other, folder, folder, getClass().getClassLoader(), new NoValues())
                .stack(request(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    StackOperations stack(
            Optional<String> stackId,
            Optional<String> compartmentId,
            Optional<String> stackName,
            Optional<String> region) {
        return operator().stack(request(stackId, compartmentId, stackName, region));
    }

    private StackRequest request(
            Optional<String> stackId,
            Optional<String> compartmentId,
            Optional<String> stackName,
            Optional<String> region) {
        CloudAccess access = new OciAccess(false, this::address);
        List<Overrides.Value> given = new ArrayList<>(overrides.values());
        compartmentId.ifPresent(id -> given.add(override(Overrides.COMPARTMENT_ID, id, "compartmentId")));
        stackName.ifPresent(name -> given.add(override(Overrides.STACK_NAME, name, "stackName")));
        region.ifPresent(name -> given.add(override(Overrides.REGION, name, "region")));
        return new StackRequest(new Source.Local(config()), stackId, new Overrides(given), access);
    }

    static Overrides.Value override(String key, String text, String property) {
        return new Overrides.Value(key, text, "-Dfeaturestore." + property);
    }

    StackOperations stackOf(String id) {
        return stack(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The lines that are shown by what runs, but for who signs in. */
    List<String> shown(Runnable goal) {
        int before = console.lines().size();
        goal.run();
        List<String> lines = console.lines();
        return lines.subList(before, lines.size()).stream()
                .filter(line -> !line.startsWith("Signing in"))
                .toList();
    }

    /** The one document that the run prints. */
    JsonNode document(Runnable goal) throws IOException {
        int before = console.documents().size();
        goal.run();
        assertThat(console.documents()).hasSize(before + 1);
        return new ObjectMapper().readTree(console.documents().get(before));
    }

    static FeatureStoreException failureOf(ThrowingCallable goal) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(goal)
                .actual();
    }

    /** Begins an apply whose second resource takes ten minutes, and waits until the first one is there. */
    CompletableFuture<FeatureStoreException> beginLongApply() throws Exception {
        control("{\"slow\": {\"oci_core_subnet\": 600}}");
        CountDownLatch begun = new CountDownLatch(1);
        console.onLine(line -> {
            if (line.startsWith("[1/2] ")) {
                begun.countDown();
            }
        });
        CompletableFuture<FeatureStoreException> deployment = CompletableFuture.supplyAsync(() -> failure(request()));
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        return deployment;
    }

    /** Controls the embedded cloud. */
    void control(String json) throws IOException {
        Path file = folder.resolve("cloud").resolve("control.json");
        Files.writeString(file, json);
    }
}
