package dev.featurestore.operator.jobs;

import dev.featurestore.terraform.oci.Ocid;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Stores on this machine the stack to which a configuration file was last deployed, to report a stack that the file no longer
 * names. A file that cannot be read or written is ignored.
 */
public final class StackMemory {

    /**
     * A stack that was deployed to.
     *
     * @param stackId its OCID
     * @param name its name
     * @param region its region
     * @param compartmentId OCID of its compartment
     */
    public record Entry(String stackId, String name, String region, String compartmentId) {}

    /** The data of a file, of which any part can be absent. */
    private record Stored(
            @Nullable String stackId,
            @Nullable String name,
            @Nullable String region,
            @Nullable String compartmentId) {

        Optional<Entry> entry() {
            return stackId == null
                            || name == null
                            || region == null
                            || compartmentId == null
                            || Ocid.parse(stackId).isEmpty()
                            || Ocid.parse(compartmentId).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Entry(stackId, name, region, compartmentId));
        }
    }

    private final Path folder;
    private final StoredRecord<Stored> stored;

    /**
     * The memory of one file.
     *
     * @param memory the project's {@code .featurestore}
     * @param configuration the file
     * @param where the cloud of its stack
     */
    public StackMemory(Path memory, String configuration, String where) {
        CRC32 crc = new CRC32();
        crc.update((where + '\0' + configuration).getBytes(StandardCharsets.UTF_8));
        this.folder = memory;
        this.stored = new StoredRecord<>(
                memory.resolve("stacks").resolve(HexFormat.of().toHexDigits((int) crc.getValue()) + ".json"),
                Stored.class);
    }

    /** The last stack. */
    public Optional<Entry> last() {
        return stored.read().flatMap(Stored::entry);
    }

    /** Stores a stack in place of the one before. */
    public void remember(Entry entry) {
        Journal.makeFolder(folder);
        stored.write(new Stored(entry.stackId(), entry.name(), entry.region(), entry.compartmentId()));
    }
}
