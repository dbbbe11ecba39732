package dev.featurestore.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.Digest;
import dev.featurestore.emulator.store.Documents;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes creations repeatable: for 24 hours, a request with the same {@code opc-retry-token} and the same body gets the
 * first answer again, without a second creation.
 */
public final class RetryTokens {

    private static final Duration KEPT = Duration.ofHours(24);

    private record Use(String resourceId, String bodyDigest, Instant time, String etag, JsonNode answer) {

        JsonNode toDisk() {
            ObjectNode json = Json.object();
            json.put("resourceId", resourceId);
            json.put("bodyDigest", bodyDigest);
            json.put("time", CommonFields.time(time));
            json.put("etag", etag);
            json.set("answer", answer);
            return json;
        }

        static Use fromDisk(JsonNode json) {
            return new Use(
                    json.path("resourceId").asText(),
                    json.path("bodyDigest").asText(),
                    CommonFields.time(json.path("time")),
                    json.path("etag").asText(),
                    json.path("answer"));
        }

        boolean expired(Instant now) {
            return time.plus(KEPT).isBefore(now);
        }
    }

    private final Documents<Use> uses;
    private final Clock clock;
    private final Predicate<String> exists;

    /**
     * Opens the tokens in a folder.
     *
     * @param exists whether a resource exists: a token is stored before its resource, and a kill may come in between
     */
    public RetryTokens(PrivateDirectory directory, Clock clock, Predicate<String> exists) {
        this.clock = clock;
        this.exists = exists;
        this.uses =
                new Documents<>(directory, "the answer to a request with a retry token", Use::toDisk, Use::fromDisk);
        uses.removeIf(use -> !exists.test(use.resourceId()));
    }

    /**
     * Creates the requested resource, or returns the answer of the first request with the token. Not thread-safe.
     */
    public Creation once(Request request, Supplier<Creation> creation) {
        Optional<String> token = request.header("opc-retry-token");
        if (token.isEmpty()) {
            Creation created = creation.get();
            created.commit().run();
            return created;
        }
        uses.removeIf(use -> use.expired(clock.instant()));
        String key = Digest.sha256(request.method() + " " + request.path() + " " + token.get());
        String bodyDigest = Digest.sha256(request.body());
        Optional<Use> use = uses.find(key);
        if (use.isPresent()) {
            return again(use.get(), bodyDigest);
        }
        Creation created = creation.get();
        uses.save(key, new Use(created.id(), bodyDigest, clock.instant(), created.etag(), created.answer()));
        try {
            created.commit().run();
        } catch (RuntimeException e) {
            uses.delete(key);
            throw e;
        }
        return created;
    }

    private Creation again(Use use, String bodyDigest) {
        if (!use.bodyDigest().equals(bodyDigest)) {
            throw ServiceError.invalidatedRetryToken(
                    "The retry token was used in an earlier request with different details.");
        }
        if (!exists.test(use.resourceId())) {
            throw ServiceError.invalidatedRetryToken(
                    "The retry token was used in an earlier request whose resource has since been deleted.");
        }
        return new Creation(use.resourceId(), use.etag(), use.answer(), () -> {});
    }
}
