package dev.featurestore.operator.jobs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

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

    private final Path folder;
    private final Path file;

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
        this.file = memory.resolve("stacks").resolve(HexFormat.of().toHexDigits((int) crc.getValue()) + ".json");
    }

    /** The last stack. */
    public Optional<Entry> last() {
        try {
            return Files.exists(file)
                    ? Optional.of(JsonMapper.builder().build().readValue(file.toFile(), Entry.class))
                    : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Stores a stack in place of the one before. */
    public void remember(Entry entry) {
        Path written = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Journal.makeFolder(folder);
            Files.createDirectories(written.resolveSibling(""));
            Files.write(written, JsonMapper.builder().build().writeValueAsBytes(entry));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // Without this file a stack that is left behind is not reported.
        }
    }
}
