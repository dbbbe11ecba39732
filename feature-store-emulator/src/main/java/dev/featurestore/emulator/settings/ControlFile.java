package dev.featurestore.emulator.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code control.json} in the embedded cloud's folder, with which a test tells it to misbehave while it runs. It is
 * read at each request and when a job starts, and need not exist:
 *
 * <pre>{@code
 * {
 *   "failAt": {"oci_core_vcn.this": "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found."},
 *   "rate429": 0.1
 * }
 * }</pre>
 *
 * What it names replaces what the cloud was started with; see {@link Settings} for the keys.
 */
public final class ControlFile implements SettingsSource {

    private static final String NAME = "control.json";

    private final PrivateDirectory directory;
    private final Settings started;

    /**
     * @param directory where the file may be
     * @param started what holds without it
     */
    public ControlFile(PrivateDirectory directory, Settings started) {
        this.directory = directory;
        this.started = started;
    }

    /** Where it is in the embedded cloud's folder. */
    public static Path in(Path directory) {
        return directory.toAbsolutePath().resolve(NAME);
    }

    @Override
    public Settings current() throws IOException {
        Optional<byte[]> content = directory.read(NAME);
        // An empty one is about to be written.
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
        return new IOException("The control file " + directory.file(NAME) + " is not valid: " + why
                + ". Correct or delete it, then try again.");
    }
}
