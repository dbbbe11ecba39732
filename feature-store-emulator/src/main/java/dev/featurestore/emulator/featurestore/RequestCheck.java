package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.QueryParameters;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Compares requests with the table of the API: required parameters and fields, types and enumerations. Unknown fields are
 * accepted; an explicit null counts as absent.
 */
record RequestCheck(ApiTable table) {

    /** Refuses a request whose query or body is not as the table has it. Returns the body; an empty object without one. */
    ObjectNode checked(ApiOperation operation, Request request) {
        QueryParameters query = new QueryParameters(request);
        for (ApiField parameter : operation.query()) {
            String value = query.text(parameter.name()).orElse("");
            if (value.isEmpty() && parameter.required()) {
                throw ServiceError.missingParameter(parameter.name());
            }
            if (!value.isEmpty()) {
                requireOneOf(parameter.name(), value, Choices.values(operation, parameter));
            }
        }
        if (operation.body().isEmpty()) {
            return Json.object();
        }
        ObjectNode body = body(request);
        checkObject("", operation.body().get(), body);
        return body;
    }

    private static ObjectNode body(Request request) {
        JsonNode json;
        try {
            json = Json.read(request.body());
        } catch (IOException e) {
            throw ServiceError.cannotParseRequest("The body is not JSON: " + e.getMessage());
        }
        if (!(json instanceof ObjectNode object)) {
            throw ServiceError.cannotParseRequest("The body is not a JSON object.");
        }
        return object;
    }

    private void checkObject(String prefix, String model, JsonNode object) {
        for (ApiField field : table.fields(model)) {
            String name = prefix + field.name();
            JsonNode value = object.path(field.name());
            boolean absent = value.isMissingNode()
                    || value.isNull()
                    || (value.isTextual() && value.asText().isEmpty());
            if (absent && Choices.required(model, field)) {
                throw ServiceError.missingParameter(name);
            }
            if (!value.isMissingNode() && !value.isNull()) {
                check(name, field.type(), value);
                if (!absent) {
                    requireOneOf(name, value.asText(), field.values());
                }
            }
        }
    }

    private static void requireOneOf(String name, String value, List<String> allowed) {
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw ServiceError.invalidParameter(name, "It must be one of " + allowed + ".");
        }
    }

    private void check(String name, String type, JsonNode value) {
        if (ApiField.isList(type)) {
            require(value.isArray(), name, "a list");
            int index = 0;
            for (JsonNode element : value) {
                check(name + "[" + index++ + "]", ApiField.elements(type), element);
            }
        } else if (ApiField.isMap(type)) {
            require(value.isObject(), name, "an object");
            value.properties()
                    .forEach(entry -> check(name + "." + entry.getKey(), ApiField.elements(type), entry.getValue()));
        } else if (table.isModel(type)) {
            require(value.isObject(), name, "an object");
            checkObject(name + ".", type, value);
        } else {
            checkScalar(name, type, value);
        }
    }

    private static void checkScalar(String name, String type, JsonNode value) {
        switch (type) {
            case "str" -> require(value.isTextual(), name, "a string");
            case "bool" -> require(value.isBoolean(), name, "a boolean");
            case "int" -> require(value.isIntegralNumber(), name, "a whole number");
            case "float" -> require(value.isNumber(), name, "a number");
            case "datetime" -> require(isTime(value), name, "a time in RFC 3339 format");
            default -> {
                // An object of any type.
            }
        }
    }

    private static boolean isTime(JsonNode value) {
        try {
            return value.isTextual() && OffsetDateTime.parse(value.textValue()).getYear() >= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void require(boolean met, String name, String what) {
        if (!met) {
            throw ServiceError.invalidParameter(name, "It must be " + what + ".");
        }
    }
}
