package dev.featurestore.emulator.settings;

import dev.featurestore.emulator.http.DroppedConnection;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Simulates failures of requests by the settings. Every answer reports an invalid control file. */
public final class Misbehaviour implements Handler {

    private static final List<ServiceError> SERVER_ERRORS = List.of(
            ServiceError.of(500, "InternalServerError", "Internal server error (simulated by the embedded cloud)."),
            ServiceError.of(502, "BadGateway", "Bad gateway (simulated by the embedded cloud)."),
            ServiceError.of(503, "ServiceUnavailable", "Service unavailable (simulated by the embedded cloud)."),
            ServiceError.of(504, "GatewayTimeout", "Gateway timeout (simulated by the embedded cloud)."));

    private final SettingsSource settings;
    private final Handler next;
    private SplittableRandom random = new SplittableRandom(0);
    private long seed;

    /** Puts the failures in front of a handler. */
    public Misbehaviour(SettingsSource settings, Handler next) {
        this.settings = settings;
        this.next = next;
    }

    private record Draw(double fate, int serverError) {}

    @Override
    public Response handle(Request request) {
        Settings.Faults faults = settings.forRequest().faults();
        Draw draw = draw(faults.seed());
        pause(faults);
        double bound = faults.droppedBefore();
        if (draw.fate() < bound) {
            throw new DroppedConnection();
        }
        bound += faults.tooManyRequests();
        if (draw.fate() < bound) {
            throw ServiceError.of(429, "TooManyRequests", "Too many requests (simulated by the embedded cloud).");
        }
        bound += faults.serverErrors();
        if (draw.fate() < bound) {
            throw SERVER_ERRORS.get(draw.serverError());
        }
        bound += faults.droppedAfter();
        if (draw.fate() < bound) {
            next.handle(request).discard();
            throw new DroppedConnection();
        }
        return next.handle(request);
    }

    /** Draws for every request, so that the faults of a sequence follow from the seed alone; a new seed restarts it. */
    private synchronized Draw draw(long currentSeed) {
        if (currentSeed != seed) {
            seed = currentSeed;
            random = new SplittableRandom(seed);
        }
        return new Draw(random.nextDouble(), random.nextInt(SERVER_ERRORS.size()));
    }

    private static void pause(Settings.Faults faults) {
        try {
            TimeUnit.NANOSECONDS.sleep(faults.latency().toNanos());
        } catch (InterruptedException e) {
            // The server closes.
            Thread.currentThread().interrupt();
            throw new DroppedConnection();
        }
    }
}
