package dev.featurestore.provider.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.terraform.schema.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads and writes type constraints as JSON, such as {@code ["list",["object",{"name":"string"}]]}: in schemas and with values of any type
 * ("Wire Format for Terraform Objects and Associated Values": Schema Attribute Types).
 */
public final class TypeConstraints {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TypeConstraints() {}

    /**
     * Reads a type from bytes of JSON.
     *
     * @throws ValueFormatException if they do not describe a type
     */
    public static ValueType read(byte[] json) {
        try {
            return read(JSON.readTree(json));
        } catch (IOException e) {
            throw new ValueFormatException("Invalid JSON of a type constraint: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a type from JSON.
     *
     * @throws ValueFormatException if it does not describe a type
     */
    public static ValueType read(JsonNode json) {
        if (json.isTextual()) {
            return switch (json.textValue()) {
                case "string" -> ValueType.Primitive.STRING;
                case "number" -> ValueType.Primitive.NUMBER;
                case "bool" -> ValueType.Primitive.BOOL;
                case "dynamic" -> new ValueType.Dynamic();
                default -> throw new ValueFormatException("unknown type " + json);
            };
        }
        JsonNode inner = json.path(1);
        return switch (json.path(0).asText()) {
            case "list" -> new ValueType.ListOf(read(inner));
            case "set" -> new ValueType.SetOf(read(inner));
            case "map" -> new ValueType.MapOf(read(inner));
            case "tuple" -> {
                List<ValueType> elements = new ArrayList<>();
                inner.forEach(element -> elements.add(read(element)));
                yield new ValueType.TupleOf(List.copyOf(elements));
            }
            case "object" -> {
                SortedMap<String, ValueType> attributes = new TreeMap<>();
                inner.properties().forEach(member -> attributes.put(member.getKey(), read(member.getValue())));
                yield new ValueType.ObjectOf(attributes);
            }
            default -> throw new ValueFormatException("unknown type " + json);
        };
    }

    /** A type as bytes of JSON. */
    public static byte[] write(ValueType type) {
        return json(type).toString().getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode json(ValueType type) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (type instanceof ValueType.Primitive primitive) {
            return json.textNode(
                    switch (primitive) {
                        case STRING -> "string";
                        case NUMBER -> "number";
                        case BOOL -> "bool";
                    });
        }
        if (type instanceof ValueType.ListOf list) {
            return json.arrayNode().add("list").add(json(list.element()));
        }
        if (type instanceof ValueType.SetOf set) {
            return json.arrayNode().add("set").add(json(set.element()));
        }
        if (type instanceof ValueType.MapOf map) {
            return json.arrayNode().add("map").add(json(map.element()));
        }
        if (type instanceof ValueType.TupleOf tuple) {
            ArrayNode elements = json.arrayNode();
            tuple.elements().forEach(element -> elements.add(json(element)));
            return json.arrayNode().add("tuple").add(elements);
        }
        if (type instanceof ValueType.ObjectOf object) {
            ObjectNode attributes = json.objectNode();
            object.attributes().forEach((name, attribute) -> attributes.set(name, json(attribute)));
            return json.arrayNode().add("object").add(attributes);
        }
        return json.textNode("dynamic");
    }
}
