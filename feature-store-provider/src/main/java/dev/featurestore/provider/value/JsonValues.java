package dev.featurestore.provider.value;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.terraform.schema.ValueType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads and writes known values as JSON in the form of Terraform's states. A state may come from another version of the
 * provider: attributes that the type does not have are dropped, missing ones are null, and a bool, number or string is
 * converted where that is possible.
 */
public final class JsonValues {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonValues() {}

    /**
     * Reads a value of a type. Sets are as {@link Sets#of} makes them.
     *
     * @throws ValueFormatException if the JSON is not such a value; the message has the path
     */
    public static Value read(ValueType type, byte[] json) {
        try {
            return read(type, JSON.readTree(json));
        } catch (IOException e) {
            throw new ValueFormatException("Invalid JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a value.
     *
     * @throws ValueFormatException if it is not of the type, or unknown; the message has the path
     */
    public static byte[] write(ValueType type, Value value) {
        return json(type, value).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Value read(ValueType type, JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return new Value.Null();
        }
        if (type instanceof ValueType.Primitive primitive) {
            return primitive(primitive, json);
        }
        if (type instanceof ValueType.Dynamic) {
            return read(TypeConstraints.read(json.path("type")), json.path("value"));
        }
        if (json.isArray() && Shapes.isSequence(type)) {
            Shapes.checkSize(type, json.size());
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i < json.size(); i++) {
                JsonNode element = json.path(i);
                ValueType elementType = Shapes.element(type, i);
                elements.add(Shapes.within("[" + i + "]", () -> read(elementType, element)));
            }
            return type instanceof ValueType.SetOf ? Sets.of(elements) : new Value.Sequence(elements);
        }
        if (json.isObject() && Shapes.isStructure(type)) {
            SortedMap<String, Value> members = new TreeMap<>();
            json.properties().forEach(member -> {
                String name = member.getKey();
                if (!(type instanceof ValueType.ObjectOf object)
                        || object.attributes().containsKey(name)) {
                    members.put(name, Shapes.within(name, () -> read(Shapes.member(type, name), member.getValue())));
                }
            });
            return Shapes.structure(type, members);
        }
        throw mismatch(type, json);
    }

    private static Value primitive(ValueType.Primitive type, JsonNode json) {
        if (!json.isValueNode()) {
            throw mismatch(type, json);
        }
        String text = json.asText();
        return switch (type) {
            case STRING -> new Value.Text(text);
            case NUMBER -> number(json, text);
            case BOOL -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw mismatch(type, json);
                }
                yield new Value.Bool(text.equals("true"));
            }
        };
    }

    private static Value number(JsonNode json, String text) {
        try {
            return new Value.Decimal(json.isNumber() ? json.decimalValue() : new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw mismatch(ValueType.Primitive.NUMBER, json);
        }
    }

    private static ValueFormatException mismatch(ValueType type, JsonNode json) {
        return new ValueFormatException("expected " + Shapes.wording(type) + ", found JSON of kind "
                + json.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    private static JsonNode json(ValueType type, Value value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Value.Null) {
            return json.nullNode();
        }
        if (type instanceof ValueType.Dynamic && !(value instanceof Value.Unknown)) {
            ValueType own = Shapes.typeOf(value);
            return json.objectNode()
                    .<ObjectNode>set("type", TypeConstraints.json(own))
                    .set("value", json(own, value));
        }
        if (value instanceof Value.Text text && type == ValueType.Primitive.STRING) {
            return json.textNode(text.text());
        }
        if (value instanceof Value.Decimal decimal && type == ValueType.Primitive.NUMBER) {
            return json.numberNode(decimal.number());
        }
        if (value instanceof Value.Bool bool && type == ValueType.Primitive.BOOL) {
            return json.booleanNode(bool.bool());
        }
        if (value instanceof Value.Sequence sequence && Shapes.isSequence(type)) {
            ArrayNode array = json.arrayNode();
            Shapes.checkSize(type, sequence.elements().size());
            for (Value element : sequence.elements()) {
                int i = array.size();
                array.add(Shapes.within("[" + i + "]", () -> json(Shapes.element(type, i), element)));
            }
            return array;
        }
        if (value instanceof Value.Structure structure && Shapes.isStructure(type)) {
            ObjectNode object = json.objectNode();
            Shapes.structure(type, structure.elements())
                    .elements()
                    .forEach((name, member) ->
                            object.set(name, Shapes.within(name, () -> json(Shapes.member(type, name), member))));
            return object;
        }
        throw ValueFormatException.mismatch(Shapes.wording(type), value);
    }
}
