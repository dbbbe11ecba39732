package dev.featurestore.emulator.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code control.json} in the embedded cloud's folder, which simulates faults while the cloud runs. The cloud reads it
 * at each request and at the start of each job, if it exists:
 *
 * <pre>{@code
 * {
 *   "failAt": {"oci_core_vcn.this": "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found."},
 *   "rate429": 0.1
 * }
 * }</pre>
 *
 * Its keys override the options of the cloud's start; see {@link Settings} for the keys.
 */
public final class ControlFile implements SettingsSource {

    private static final String NAME = "control.json";

    private final PrivateDirectory directory;
    private final Settings started;

    /**
     * @param directory the folder of the file
     * @param started the settings without the file
     */
    public ControlFile(PrivateDirectory directory, Settings started) {
        this.directory = directory;
        this.started = started;
    }

    /** The file's name in the embedded cloud's folder. */
    public static Path in(Path directory) {
        return directory.toAbsolutePath().resolve(NAME);
    }

    @Override
    public Settings current() throws IOException {
        Optional<byte[]> content = directory.read(NAME);
        // An empty file is being written.
        if (content.isEmpty() || content.get().length == 0) {
            return started;
        }
        try {
            return SettingsReader.read(Json.read(content.get()), started);
        } catch (JsonProcessingException e) {
            throw malformed("line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private IOException malformed(String why) {
        return new IOException("Invalid control file " + directory.file(NAME) + ": " + why
                + ". Fix or delete the file, then try again.");
    }
}
