package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request's JSON object, read with OCI's errors. An explicit null counts as absent, as OCI's clients send it. */
final class RequestBody {

    private final ObjectNode json;
    private final String prefix;

    private RequestBody(ObjectNode json, String prefix) {
        this.json = json;
        this.prefix = prefix;
    }

    static RequestBody of(Request request) {
        JsonNode json;
        try {
            json = Json.read(request.body());
        } catch (IOException e) {
            throw ServiceError.cannotParseRequest("The body is not JSON: " + e.getMessage());
        }
        if (!(json instanceof ObjectNode object)) {
            throw ServiceError.cannotParseRequest("The body is not a JSON object.");
        }
        return new RequestBody(object, "");
    }

    Optional<String> text(String name) {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ServiceError.invalidParameter(prefix + name, "It must be a string.");
        }
        return Optional.of(value.textValue());
    }

    String requiredText(String name) {
        return text(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ServiceError.missingParameter(prefix + name));
    }

    boolean flag(String name) {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return false;
        }
        if (!value.isBoolean()) {
            throw ServiceError.invalidParameter(prefix + name, "It must be a boolean.");
        }
        return value.booleanValue();
    }

    Optional<ObjectNode> tree(String name) {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        if (!(value instanceof ObjectNode object)) {
            throw ServiceError.invalidParameter(prefix + name, "It must be an object.");
        }
        return Optional.of(object);
    }

    Optional<RequestBody> object(String name) {
        return tree(name).map(object -> new RequestBody(object, prefix + name + "."));
    }

    Optional<Map<String, String>> texts(String name) {
        return tree(name).map(object -> {
            Map<String, String> texts = new LinkedHashMap<>();
            object.properties().forEach(entry -> {
                if (!entry.getValue().isTextual()) {
                    throw ServiceError.invalidParameter(
                            prefix + name, "The value of '" + entry.getKey() + "' must be a string.");
                }
                texts.put(entry.getKey(), entry.getValue().textValue());
            });
            return texts;
        });
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** Tags of a creation or a change; what is absent stays as it was. */
    Tags tags(Tags before) {
        Optional<ObjectNode> defined = tree("definedTags");
        defined.ifPresent(namespaces -> namespaces.properties().forEach(entry -> {
            if (!entry.getValue().isObject()) {
                throw ServiceError.invalidParameter(
                        prefix + "definedTags", "The value of '" + entry.getKey() + "' must be an object.");
            }
        }));
        return new Tags(texts("freeformTags").orElse(before.freeform()), defined.orElse(before.defined()));
    }
}
