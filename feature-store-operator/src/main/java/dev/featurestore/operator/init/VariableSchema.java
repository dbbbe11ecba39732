package dev.featurestore.operator.init;

import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import dev.featurestore.terraform.syntax.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of a variable of a stack: type, description, default, and the values that its validations list. It accepts what
 * the verifier accepts: text that Terraform converts, JSON texts, and names of variables and properties, whose values are not in
 * the file.
 */
final class VariableSchema {

    private static final String NUMBER = "^\\s*[-+]?[0-9.]|" + JsonSchema.NAME;

    private static final String BOOLEAN = "^\\s*(true|false|1|0)\\s*$|" + JsonSchema.NAME;

    private VariableSchema() {}

    /** The schema of a variable. */
    static Map<String, Object> of(Variable variable) {
        Map<String, Object> schema = new LinkedHashMap<>();
        variable.description().ifPresent(text -> schema.put("description", text));
        List<Object> words = ListedValues.of(variable);
        schema.putAll(words.isEmpty() ? type(variable.type()) : words(words));
        variable.defaultValue()
                .filter(value -> !variable.sensitive())
                .flatMap(Expression::literal)
                .filter(value -> value != Expression.Null.NULL)
                .ifPresent(value -> schema.put("default", plain(value)));
        return schema;
    }

    private static Map<String, Object> words(List<Object> words) {
        List<Object> values = new ArrayList<>(words);
        values.add(null);
        boolean numbers = words.stream().anyMatch(BigDecimal.class::isInstance);
        return anyOf(Map.of("enum", values), text(numbers ? NUMBER : JsonSchema.NAME));
    }

    private static Map<String, Object> type(VariableType type) {
        if (type instanceof VariableType.StringType) {
            return Map.of("type", List.of("string", "number", "boolean", "null"));
        }
        if (type instanceof VariableType.NumberType) {
            return anyOf(Map.of("type", List.of("number", "null")), text(NUMBER));
        }
        if (type instanceof VariableType.BoolType) {
            return anyOf(Map.of("type", List.of("boolean", "null")), text(BOOLEAN));
        }
        if (type instanceof VariableType.ListType list) {
            return list(type(list.element()));
        }
        if (type instanceof VariableType.SetType set) {
            return list(type(set.element()));
        }
        if (type instanceof VariableType.TupleType) {
            return list(Map.of());
        }
        if (type instanceof VariableType.MapType map) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", List.of("object", "null"));
            schema.put("additionalProperties", type(map.element()));
            return anyOf(schema, text(JsonSchema.JSON_OBJECT));
        }
        return type instanceof VariableType.ObjectType object ? object(object) : new LinkedHashMap<>();
    }

    private static Map<String, Object> list(Map<String, Object> element) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("array", "null"));
        schema.put("items", element);
        return anyOf(schema, text(JsonSchema.JSON_LIST));
    }

    private static Map<String, Object> object(VariableType.ObjectType object) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Object> required = new ArrayList<>();
        object.attributes().forEach((name, attribute) -> {
            properties.put(name, type(attribute.type()));
            if (!attribute.optional()) {
                required.add(name);
            }
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("object", "null"));
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return anyOf(schema, text(JsonSchema.JSON_OBJECT));
    }

    private static Map<String, Object> text(String pattern) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("pattern", pattern);
        return schema;
    }

    private static Map<String, Object> anyOf(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("anyOf", List.of(one, other));
        return schema;
    }

    /** A literal as JSON writes it. */
    private static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(VariableSchema::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, each) -> plain.put(String.valueOf(name), plain(each)));
            return plain;
        }
        return value;
    }
}
