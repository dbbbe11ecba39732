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
import java.util.List;

/**
 * The store at a backend's URL, which may not answer yet, or not at all.
 *
 * @param since time when the gateway was created, for a URL behind which no container instance is known
 */
record Backend(Handler store, SettingsSource settings, Clock clock, Instant since, Containers containers) {

    Response call(String url, Request request) {
        Settings.Gateway now = settings.forRequest().gateway();
        if (now.breaks(Hop.STORE)) {
            throw ServiceError.of(503, "ServiceUnavailable", "No backend available (simulated by the embedded cloud).");
        }
        List<Instant> starts = containers.startsBehind(url).orElse(List.of(since));
        if (starts.isEmpty()) {
            throw ServiceError.of(502, "BadGateway", "No container is running behind the gateway at " + url + ".");
        }
        if (starts.stream().allMatch(start -> clock.instant().isBefore(start.plus(now.start())))) {
            throw ServiceError.of(
                    502,
                    "BadGateway",
                    "The backend of the gateway does not answer yet (simulated by the embedded cloud).");
        }
        return store.handle(request);
    }
}
