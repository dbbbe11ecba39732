package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.util.Base64;

/** The {@code private} field of an instance in a state, where providers and this engine keep data of their own. */
final class PrivateData {

    private static final String FINGERPRINT = "fingerprint";
    private static final String IMPORTED = "imported";

    private final ObjectNode json;

    private PrivateData(ObjectNode json) {
        this.json = json;
    }

    static PrivateData of(JsonNode instance) {
        try {
            byte[] data = Base64.getDecoder().decode(instance.path("private").asText());
            if (Json.read(data) instanceof ObjectNode object) {
                return new PrivateData(object);
            }
        } catch (IOException | IllegalArgumentException e) {
            // Another engine's, in a form that only it knows.
        }
        return new PrivateData(Json.object());
    }

    /** What {@link Graph#fingerprint} was when this engine changed the resource; empty if it never did. */
    String fingerprint() {
        return json.path(FINGERPRINT).asText();
    }

    /** Whether another engine made the resource. */
    boolean imported() {
        return fingerprint().isEmpty() || json.path(IMPORTED).asBoolean();
    }

    /** The field of a resource that this engine made. */
    static String made(String fingerprint) {
        return encode(Json.object().put(FINGERPRINT, fingerprint));
    }

    /** The field of a resource that another engine made and this one changed; the other's data stay. */
    String changed(String fingerprint) {
        return encode(json.deepCopy().put(FINGERPRINT, fingerprint).put(IMPORTED, true));
    }

    private static String encode(ObjectNode data) {
        return Base64.getEncoder().encodeToString(Json.write(data));
    }
}
