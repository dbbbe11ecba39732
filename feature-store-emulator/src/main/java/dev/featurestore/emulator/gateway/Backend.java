package dev.featurestore.emulator.gateway;

import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.Settings.Gateway.Hop;
import dev.featurestore.emulator.settings.SettingsSource;
import java.time.Clock;
import java.time.Instant;

/**
 * The store behind a gateway, which may not answer yet, or not at all.
 *
 * @param since time when the gateway was created
 */
record Backend(Handler store, SettingsSource settings, Clock clock, Instant since) implements Handler {

    @Override
    public Response handle(Request request) {
        Settings.Gateway now = settings.forRequest().gateway();
        if (now.breaks(Hop.STORE)) {
            throw ServiceError.of(503, "ServiceUnavailable", "No backend available (simulated by the embedded cloud).");
        }
        if (clock.instant().isBefore(since.plus(now.start()))) {
            throw ServiceError.of(
                    502,
                    "BadGateway",
                    "The backend of the gateway does not answer yet (simulated by the embedded cloud).");
        }
        return store.handle(request);
    }
}
