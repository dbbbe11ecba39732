package dev.featurestore.emulator.settings;

import dev.featurestore.emulator.http.ServiceError;
import java.io.IOException;

/** The current settings of the embedded cloud. */
@FunctionalInterface
public interface SettingsSource {

    /**
     * Returns the current settings.
     *
     * @throws IOException if they cannot be read; the message has the file and what to do
     */
    Settings current() throws IOException;

    /**
     * Returns the settings for a request.
     *
     * @throws ServiceError if they cannot be read
     */
    default Settings forRequest() {
        try {
            return current();
        } catch (IOException e) {
            throw ServiceError.of(400, "InvalidControlFile", String.valueOf(e.getMessage()));
        }
    }
}
