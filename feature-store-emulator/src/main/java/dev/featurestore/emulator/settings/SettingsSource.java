package dev.featurestore.emulator.settings;

import dev.featurestore.emulator.http.ServiceError;
import java.io.IOException;

/** Says how the embedded cloud behaves now. */
@FunctionalInterface
public interface SettingsSource {

    /**
     * What holds now.
     *
     * @throws IOException if that cannot be read; the message names the file and what to do
     */
    Settings current() throws IOException;

    /**
     * What holds for a request.
     *
     * @throws ServiceError if that cannot be read
     */
    default Settings forRequest() {
        try {
            return current();
        } catch (IOException e) {
            throw ServiceError.of(400, "InvalidControlFile", String.valueOf(e.getMessage()));
        }
    }
}
