package dev.featurestore.operator.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalTest {

    private static final String STACK = "ocid1.ormstack.oc1.iad.aaaaexample";
    private static final String COMPARTMENT = "ocid1.compartment.oc1..aaaaexample";

    private static final StackKey KEY = new StackKey("store", "oci", "us-ashburn-1", COMPARTMENT);
    private static final Job JOB = new Job(
            "ocid1.ormjob.oc1.iad.aaaaexample",
            STACK,
            "apply",
            JobOperation.APPLY,
            JobState.IN_PROGRESS,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            Map.of());

    @TempDir
    Path folder;

    private Journal journal;
    private StackMemory memory;

    @BeforeEach
    void makeFiles() {
        journal = new Journal(folder, KEY);
        memory = new StackMemory(folder, "feature_store.yaml", "iad");
        journal.accept(new Event.JobSubmitted(JOB));
        memory.remember(new StackMemory.Entry(STACK, "store", "us-ashburn-1", COMPARTMENT));
    }

    @Test
    void findsTheStackOfTheLastRun() throws IOException {
        assertThat(journal.leftAt()).contains(STACK);
        assertThat(memory.last()).map(StackMemory.Entry::stackId).contains(STACK);
        assertThat(files()).hasSize(2).allMatch(file -> file.toString().endsWith(".json"));
    }

    @ParameterizedTest
    @MethodSource
    void ignoresAFileWithOtherContents(String contents) throws IOException {
        for (Path file : files()) {
            Files.writeString(file, contents);
        }

        assertThat(journal.leftAt()).isEmpty();
        assertThat(memory.last()).isEmpty();
    }

    static List<String> ignoresAFileWithOtherContents() {
        return List.of(
                "",
                "null",
                "{}",
                "[]",
                "7",
                "{\"stackId\":",
                "{\"stackId\":null}",
                "{\"stackId\":\"\"}",
                "{\"stackId\":\"../other\"}",
                "{\"stackId\":\"" + STACK + "x".repeat(300) + "\"}",
                "{\"stackId\":\"" + STACK + "x".repeat(2_000_000) + "\"}",
                "[".repeat(20_000));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().equals(".gitignore"))
                    .toList();
        }
    }
}
