package dev.featurestore.operator.jobs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.featurestore.operator.files.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A small JSON file that the plugin writes for its next run, and can do without: a file that cannot be read or written, or that
 * contains something else, counts as absent.
 *
 * @param file the file
 * @param type type of its data
 */
record StoredRecord<T>(Path file, Class<T> type) {

    /** Maximum size of such a file, in bytes; a larger one is not from this plugin. */
    private static final int LARGEST = 64 * 1024;

    /** The data; empty without a usable file. */
    Optional<T> read() {
        try {
            return Files.exists(file) && Files.size(file) <= LARGEST
                    ? Optional.ofNullable(Json.MAPPER.readValue(file.toFile(), type))
                    : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Replaces the data atomically. */
    void write(T data) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            WrittenFile.open(file).replace(Json.MAPPER.writeValueAsBytes(data));
        } catch (IOException unwritable) {
            // The next run works without the file.
        }
    }

    /** Loaded only where a file is read or written. */
    private static final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();
    }
}
