package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.util.Base64;

/** The {@code private} field of an instance in a state, where providers and this engine store their own data. */
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
            // Data of another engine, in its own form.
        }
        return new PrivateData(Json.object());
    }

    /** The {@link Graph#fingerprint} of this engine's last change; empty if this engine never changed the resource. */
    String fingerprint() {
        return json.path(FINGERPRINT).asText();
    }

    /** Whether another engine created the resource. */
    boolean imported() {
        return fingerprint().isEmpty() || json.path(IMPORTED).asBoolean();
    }

    /** The field of a resource that this engine created. */
    static String made(String fingerprint) {
        return encode(Json.object().put(FINGERPRINT, fingerprint));
    }

    /** The field of a resource that another engine created and this one changed; it keeps the other engine's data. */
    String changed(String fingerprint) {
        return encode(json.deepCopy().put(FINGERPRINT, fingerprint).put(IMPORTED, true));
    }

    private static String encode(ObjectNode data) {
        return Base64.getEncoder().encodeToString(Json.write(data));
    }
}
