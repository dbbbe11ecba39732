package dev.featurestore.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request's JSON object, read with OCI's errors. An explicit null counts as absent, because OCI's clients send it. */
public final class RequestBody {

    private final ObjectNode json;
    private final String prefix;

    private RequestBody(ObjectNode json, String prefix) {
        this.json = json;
        this.prefix = prefix;
    }

    /** The JSON object of a request; other bodies are refused. */
    public static RequestBody of(Request request) {
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

    /** The object of a request, which may be absent. */
    public static RequestBody optional(Request request) {
        return request.content().length() == 0 ? new RequestBody(Json.object(), "") : of(request);
    }

    /** A string. */
    public Optional<String> text(String name) {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ServiceError.invalidParameter(prefix + name, "It must be a string.");
        }
        return Optional.of(value.textValue());
    }

    /** A required string that must not be empty. */
    public String requiredText(String name) {
        return text(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ServiceError.missingParameter(prefix + name));
    }

    /** A boolean, false if it is absent. */
    public boolean flag(String name) {
        return flag(name, false);
    }

    /** A boolean with a default. */
    public boolean flag(String name, boolean otherwise) {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw ServiceError.invalidParameter(prefix + name, "It must be a boolean.");
        }
        return value.booleanValue();
    }

    /** A whole number. */
    public Optional<Integer> whole(String name) {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw ServiceError.invalidParameter(prefix + name, "It must be a whole number.");
        }
        return Optional.of(value.intValue());
    }

    /** A list of strings. */
    public Optional<List<String>> list(String name) {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.asText()));
        if (!value.isArray() || texts.contains("")) {
            throw ServiceError.invalidParameter(prefix + name, "It must be a list of strings.");
        }
        return Optional.of(texts);
    }

    /** A required whole number. */
    public int requiredNumber(String name) {
        return whole(name).orElseThrow(() -> ServiceError.missingParameter(prefix + name));
    }

    /** A list of whole numbers; an empty one if it is absent. */
    public List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode item : array(name)) {
            if (!item.isIntegralNumber() || !item.canConvertToInt()) {
                throw ServiceError.invalidParameter(prefix + name, "It must be a list of whole numbers.");
            }
            numbers.add(item.intValue());
        }
        return numbers;
    }

    /** A list of objects whose own fields are read in turn; an empty one if it is absent. */
    public List<RequestBody> objects(String name) {
        List<RequestBody> objects = new ArrayList<>();
        for (JsonNode item : array(name)) {
            if (!(item instanceof ObjectNode object)) {
                throw ServiceError.invalidParameter(prefix + name, "It must be a list of objects.");
            }
            objects.add(new RequestBody(object, prefix + name + "[" + objects.size() + "]."));
        }
        return objects;
    }

    private JsonNode array(String name) {
        JsonNode value = json.path(name);
        if (!absent(value) && !value.isArray()) {
            throw ServiceError.invalidParameter(prefix + name, "It must be a list.");
        }
        return value;
    }

    /** An object as it is. */
    public Optional<ObjectNode> tree(String name) {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        if (!(value instanceof ObjectNode object)) {
            throw ServiceError.invalidParameter(prefix + name, "It must be an object.");
        }
        return Optional.of(object);
    }

    /** An object whose own fields are read in turn. */
    public Optional<RequestBody> object(String name) {
        return tree(name).map(object -> new RequestBody(object, prefix + name + "."));
    }

    /** An object of strings. */
    public Optional<Map<String, String>> texts(String name) {
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

    /** Tags of a creation or a change; absent ones stay as they were. */
    public Tags tags(Tags before) {
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
