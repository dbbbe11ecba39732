package dev.featurestore.emulator.settings;

import dev.featurestore.emulator.http.DroppedConnection;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Lets requests fail as the settings say. A control file that cannot be read is told in every answer. */
public final class Misbehaviour implements Handler {

    private static final List<ServiceError> SERVER_ERRORS = List.of(
            ServiceError.of(
                    500, "InternalServerError", "Internal server error, as the embedded cloud was told to say."),
            ServiceError.of(502, "BadGateway", "Bad gateway, as the embedded cloud was told to say."),
            ServiceError.of(503, "ServiceUnavailable", "Service unavailable, as the embedded cloud was told to say."),
            ServiceError.of(504, "GatewayTimeout", "Gateway timeout, as the embedded cloud was told to say."));

    private final SettingsSource settings;
    private final Handler next;
    private SplittableRandom random = new SplittableRandom(0);
    private long seed;

    /** Stands before a handler. */
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
            throw ServiceError.of(429, "TooManyRequests", "Too many requests, as the embedded cloud was told to say.");
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

    /** Every request draws, so that the faults of a sequence follow from the seed alone; a new seed begins anew. */
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
