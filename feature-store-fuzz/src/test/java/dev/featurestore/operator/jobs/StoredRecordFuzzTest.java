package dev.featurestore.operator.jobs;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.fuzz.MemoryFolder;
import dev.featurestore.terraform.oci.Ocid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** The journal and the memory of stacks are read or ignored, whatever is in the files; what is written is read again. */
@Timeout(10)
class StoredRecordFuzzTest {

    private final Path folder = MemoryFolder.create("journal");
    private final Path file = folder.resolve("record.json");

    @FuzzTest
    void recordIsReadOrIgnored(byte[] input) throws IOException {
        StoredRecord<Journal.Entry> stored = new StoredRecord<>(file, Journal.Entry.class);
        Files.write(file, input);
        Optional<Journal.Entry> read = stored.read();
        if (read.isPresent()) {
            stored.write(read.get());
            require(stored.read().equals(read), () -> "another record after it was written: " + read);
        }
        StackMemory memory = new StackMemory(folder, "feature_store.yaml", "oci");
        Path stacks = folder.resolve("stacks");
        memory.remember(new StackMemory.Entry("ocid1.ormstack.oc1..a", "name", "region", "ocid1.compartment.oc1..b"));
        try (var files = Files.list(stacks)) {
            Files.write(files.findFirst().orElseThrow(), input);
        }
        memory.last()
                .ifPresent(entry -> require(Ocid.parse(entry.stackId()).isPresent(), () -> "not an OCID: " + entry));
        memory.last().ifPresent(entry -> {
            memory.remember(entry);
            require(memory.last().equals(Optional.of(entry)), () -> "another stack after it was written: " + entry);
        });
    }
}
