package dev.featurestore.operator.init;

import dev.featurestore.operator.config.AllowedValues;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.oci.Ocid;
import dev.featurestore.terraform.oci.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes {@link ConfigSchema} as JSON Schema, draft-07. It accepts all files that the verifier accepts. It does not
 * check what depends on the stack, the environment or more than one value.
 */
public final class JsonSchema {
    /** A name of a variable or property, whose value is not in the file. */
    static final String NAME = "\\$[A-Za-z_{]";

    static final String JSON_OBJECT = "^\\s*\\{|" + NAME;

    static final String JSON_LIST = "^\\s*\\[|" + NAME;

    private JsonSchema() {}

    /** The schema of the operator's configuration, for any stack. */
    public static String ofConfiguration() {
        Map<String, Object> schema = head("Configuration of the feature store's operator");
        schema.putAll(section(ConfigSchema.OPERATOR, false));
        return JsonText.indented(schema);
    }

    /**
     * The schema of the operator's configuration, with the variables of a stack: they are checked in a file that deploys this stack,
     * and in a file of another stack any variable is accepted.
     *
     * @param source {@code spec.stack.source} of the stack as it is written; empty for the bundled one
     * @param variables the variables that a configuration of the stack can set
     */
    public static String ofConfiguration(Optional<String> source, List<Variable> variables) {
        Map<String, Object> schema = head("Configuration of the feature store's operator");
        schema.putAll(section(ConfigSchema.OPERATOR, false));
        Map<String, Object> sourceOfFile = object(
                "source", source.<Object>map(text -> object("const", text)).orElseGet(() -> object("type", "null")));
        Map<String, Object> stack = object("properties", sourceOfFile);
        source.ifPresent(text -> stack.put("required", List.of("source")));
        Map<String, Object> spec = object("properties", object("stack", stack));
        source.ifPresent(text -> spec.put("required", List.of("stack")));
        schema.put("if", object("properties", object("spec", spec)));
        schema.put(
                "then",
                object("properties", object("spec", object("properties", object("variables", variables(variables))))));
        return JsonText.indented(schema);
    }

    private static Map<String, Object> variables(List<Variable> variables) {
        Map<String, Object> properties = new LinkedHashMap<>();
        variables.forEach(variable -> properties.put(variable.name(), VariableSchema.of(variable)));
        Map<String, Object> schema = typed("object", true);
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return anyOf(schema, pattern(JSON_OBJECT, false));
    }

    /** The schema of a file that is laid over the operator's configuration: the same keys, of which none is required. */
    public static String ofEnvironments() {
        Map<String, Object> schema = head("Environment of the feature store's operator");
        schema.putAll(withoutRequired(section(ConfigSchema.OPERATOR, false)));
        return JsonText.indented(schema);
    }

    private static Map<String, Object> withoutRequired(Map<String, Object> section) {
        Map<String, Object> schema = new LinkedHashMap<>(section);
        schema.remove("required");
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            Map<String, Object> optional = new LinkedHashMap<>();
            properties.forEach((name, property) -> optional.put(String.valueOf(name), optional(property)));
            schema.put("properties", optional);
        }
        return schema;
    }

    private static Object optional(Object property) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (property instanceof Map<?, ?> map) {
            map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        return copy.isEmpty() ? property : withoutRequired(copy);
    }

    /** The schema of backend files, of all types. */
    public static String ofBackends() {
        Map<String, Object> schema = head("Backend of the feature store's operator");
        schema.putAll(section(ConfigSchema.JAVA_BACKEND, false));
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            Map<String, Object> anySpec = new LinkedHashMap<>();
            properties.forEach((name, property) -> anySpec.put(String.valueOf(name), property));
            anySpec.put("spec", true);
            schema.put("properties", anySpec);
        }
        Map<String, Object> container = whereType(object("const", "container"));
        container.put("required", List.of("type"));
        schema.put("if", container);
        schema.put("then", specOf(ConfigSchema.CONTAINER_BACKEND));
        Map<String, Object> others = object("if", whereType(pattern(NAME, false)));
        others.put("else", specOf(ConfigSchema.JAVA_BACKEND));
        schema.put("else", others);
        return JsonText.indented(schema);
    }

    private static Map<String, Object> whereType(Map<String, Object> schema) {
        return object("properties", object("type", schema));
    }

    /** An object whose members keep the order in which they are put: the text is the same in every JVM. */
    private static Map<String, Object> object(String name, Object member) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(name, member);
        return object;
    }

    private static Map<String, Object> head(String title) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", title);
        return schema;
    }

    private static Map<String, Object> specOf(AllowedValues.Section backend) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key key : backend.keys()) {
            if (key.name().equals("spec")) {
                properties.put("spec", key(key));
            }
        }
        return object("properties", properties);
    }

    private static Map<String, Object> section(AllowedValues.Section section, boolean nullable) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Object> required = new ArrayList<>();
        for (Key key : section.keys()) {
            properties.put(key.name(), key(key));
            if (key.required()) {
                required.add(key.name());
            }
        }
        Map<String, Object> schema = typed("object", nullable);
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> key(Key key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", key.description());
        schema.putAll(shape(key.shape(), !key.required()));
        String value = key.defaultValue();
        if (value != null) {
            schema.put("default", value);
        }
        return schema;
    }

    private static Map<String, Object> shape(AllowedValues shape, boolean nullable) {
        if (shape instanceof AllowedValues.Section section) {
            return section(section, nullable);
        }
        if (shape instanceof AllowedValues.Table table) {
            Map<String, Object> schema = typed("object", nullable);
            schema.put("additionalProperties", shape(table.values(), false));
            return anyOf(schema, pattern(JSON_OBJECT, false));
        }
        if (shape instanceof AllowedValues.ListOf list) {
            Map<String, Object> items = typed("array", nullable);
            items.put("items", shape(list.items(), false));
            return anyOf(items, list.orSingle() ? shape(list.items(), false) : pattern(JSON_LIST, false));
        }
        if (shape instanceof AllowedValues.Choice choice) {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("enum", new ArrayList<Object>(choice.words()));
            return anyOf(words, pattern(NAME, nullable));
        }
        if (shape instanceof AllowedValues.Plain) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("type", types(nullable, "string", "number", "boolean"));
            return plain;
        }
        if (shape instanceof AllowedValues.Bool) {
            return anyOf(typed("boolean", nullable), pattern("^(true|false)$|" + NAME, false));
        }
        return shape instanceof AllowedValues.Anything ? new LinkedHashMap<>() : text(shape, nullable);
    }

    private static Map<String, Object> text(AllowedValues shape, boolean nullable) {
        if (shape instanceof AllowedValues.OcidOf ocid) {
            return pattern("^" + Ocid.expression(ocid.kinds()) + "$|" + NAME, nullable);
        }
        if (shape instanceof AllowedValues.RegionName) {
            List<Object> known = new ArrayList<>();
            Region.all().forEach(region -> known.add(region.name()));
            Map<String, Object> schema = pattern("^[a-z]+(-[a-z]+)+-[0-9]+$|" + NAME, nullable);
            schema.put("examples", known);
            return schema;
        }
        if (shape instanceof AllowedValues.EnvironmentName) {
            return pattern("^[^=]+$|" + NAME, nullable);
        }
        if (shape instanceof AllowedValues.Mount) {
            return pattern("^.+:/[^:]*(:r[ow])?$|" + NAME, nullable);
        }
        if (shape instanceof AllowedValues.EngineOption) {
            return pattern("^--[a-z][a-z0-9-]*(=.*)?$|" + NAME, nullable);
        }
        Map<String, Object> schema = object("type", types(nullable, "string", "number", "boolean"));
        if (!(shape instanceof AllowedValues.Text text && text.emptyAllowed())) {
            schema.put("pattern", "\\S");
        }
        return schema;
    }

    private static Map<String, Object> anyOf(Map<String, Object> one, Map<String, Object> other) {
        return object("anyOf", List.of(one, other));
    }

    private static Map<String, Object> pattern(String pattern, boolean nullable) {
        Map<String, Object> schema = typed("string", nullable);
        schema.put("pattern", pattern);
        return schema;
    }

    private static Map<String, Object> typed(String type, boolean nullable) {
        return object("type", nullable ? types(true, type) : type);
    }

    private static List<Object> types(boolean nullable, String... types) {
        List<Object> all = new ArrayList<>(List.of(types));
        if (nullable) {
            all.add("null");
        }
        return all;
    }
}
