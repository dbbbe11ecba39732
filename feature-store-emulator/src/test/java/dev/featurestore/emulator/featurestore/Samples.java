package dev.featurestore.emulator.featurestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes bodies of requests from the table of the API: every field has a value of its type.
 *
 * @param references the OCIDs for fields that refer to an item, by the name of the field
 */
record Samples(ApiTable table, Map<String, String> references) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    ObjectNode body(String model) {
        ObjectNode body = Json.object();
        for (ApiField field : table.fields(model)) {
            body.set(field.name(), value(field));
        }
        return body;
    }

    private JsonNode value(ApiField field) {
        if (!field.values().isEmpty()) {
            return JsonNodeFactory.instance.textNode(field.values().get(0));
        }
        if (references.containsKey(field.name())) {
            return JsonNodeFactory.instance.textNode(references.get(field.name()));
        }
        return field.name().equals("name")
                ? JsonNodeFactory.instance.textNode("name" + COUNT.incrementAndGet())
                : value(field.type());
    }

    private JsonNode value(String type) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (ApiField.isList(type)) {
            ArrayNode list = Json.array();
            list.add(value(ApiField.elements(type)));
            return list;
        }
        if (ApiField.isMap(type)) {
            ObjectNode map = Json.object();
            map.set("key", value(ApiField.elements(type)));
            return map;
        }
        if (table.isModel(type)) {
            return body(type);
        }
        return switch (type) {
            case "str" -> json.textNode("text");
            case "bool" -> json.booleanNode(true);
            case "int" -> json.numberNode(7);
            case "float" -> json.numberNode(7.5);
            case "datetime" -> json.textNode("2026-11-28T10:00:00Z");
            case "object" -> json.textNode("any");
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }
}
