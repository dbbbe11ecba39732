package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of Terraform's language as JSON. Unknown values become null. */
final class ValueJson {

    private ValueJson() {}

    static JsonNode write(Value value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Value.Text text) {
            return nodes.textNode(text.text());
        } else if (value instanceof Value.Decimal decimal) {
            return nodes.numberNode(decimal.number());
        } else if (value instanceof Value.Bool bool) {
            return nodes.booleanNode(bool.bool());
        } else if (value instanceof Value.Sequence sequence) {
            ArrayNode array = Json.array();
            sequence.elements().forEach(element -> array.add(write(element)));
            return array;
        } else if (value instanceof Value.Structure structure) {
            ObjectNode object = Json.object();
            structure.elements().forEach((name, element) -> object.set(name, write(element)));
            return object;
        }
        return nodes.nullNode();
    }

    static Value read(JsonNode json) {
        if (json.isTextual()) {
            return new Value.Text(json.textValue());
        } else if (json.isNumber()) {
            return new Value.Decimal(json.decimalValue());
        } else if (json.isBoolean()) {
            return new Value.Bool(json.booleanValue());
        } else if (json.isArray()) {
            List<Value> elements = new ArrayList<>();
            json.forEach(element -> elements.add(read(element)));
            return new Value.Sequence(elements);
        }
        return json.isObject() ? structure(json) : new Value.Null();
    }

    static Value.Structure structure(JsonNode object) {
        SortedMap<String, Value> elements = new TreeMap<>();
        object.properties().forEach(entry -> elements.put(entry.getKey(), read(entry.getValue())));
        return new Value.Structure(elements);
    }
}
