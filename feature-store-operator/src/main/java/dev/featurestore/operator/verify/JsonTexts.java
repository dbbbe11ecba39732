package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.AllowedValues;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.yaml.JsonInText;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.VariableType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Replaces JSON text with its list or object where the schema requires one, as an environment variable can only hold text.
 */
final class JsonTexts {
    private JsonTexts() {}

    /** A file in which the lists and tables of its schema are read. */
    static YamlMapping in(AllowedValues.Section schema, YamlMapping file) {
        return each(file, (name, value) -> {
            Key key = schema.key(name);
            return key == null ? value : in(key.shape(), value);
        });
    }

    private static YamlValue in(AllowedValues shape, YamlValue value) {
        if (shape instanceof AllowedValues.Section section && value instanceof YamlMapping mapping) {
            return in(section, mapping);
        }
        if (shape instanceof AllowedValues.Table table) {
            YamlValue read = read(value, YamlMapping.class);
            return read instanceof YamlMapping mapping ? each(mapping, (name, item) -> in(table.values(), item)) : read;
        }
        if (shape instanceof AllowedValues.ListOf list) {
            YamlValue read = read(value, YamlSequence.class);
            return read instanceof YamlSequence sequence
                    ? each(sequence, (index, item) -> in(list.items(), item))
                    : read;
        }
        return value;
    }

    /** A configuration in which the variables of the stack are read by their types. */
    static YamlMapping in(TerraformModule stack, YamlMapping file) {
        return each(
                file,
                (key, spec) -> key.equals("spec") && spec instanceof YamlMapping keys
                        ? each(
                                keys,
                                (name, value) -> name.equals("variables") && value instanceof YamlMapping variables
                                        ? variables(stack, variables)
                                        : value)
                        : spec);
    }

    private static YamlMapping variables(TerraformModule stack, YamlMapping variables) {
        return each(
                variables,
                (name, value) -> stack.variable(name)
                        .map(variable -> in(variable.type(), value))
                        .orElse(value));
    }

    private static YamlValue in(VariableType type, YamlValue value) {
        YamlValue read = TypeWords.isMapping(type)
                ? read(value, YamlMapping.class)
                : TypeWords.isList(type) ? read(value, YamlSequence.class) : value;
        if (read instanceof YamlMapping mapping) {
            return each(mapping, (key, item) -> in(TypeWords.below(type, key), item));
        }
        return read instanceof YamlSequence sequence
                ? each(sequence, (index, item) -> in(TypeWords.element(type, index), item))
                : read;
    }

    private static YamlValue read(YamlValue value, Class<? extends YamlValue> wanted) {
        return value instanceof YamlScalar scalar
                ? JsonInText.read(scalar).filter(wanted::isInstance).orElse(value)
                : value;
    }

    private static YamlMapping each(YamlMapping mapping, BiFunction<String, YamlValue, YamlValue> change) {
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            YamlValue value = change.apply(entry.key(), entry.value());
            entries.put(entry.key(), new YamlMapping.Entry(entry.key(), entry.location(), value));
        }
        return new YamlMapping(entries, mapping.location());
    }

    private static YamlSequence each(YamlSequence sequence, BiFunction<Integer, YamlValue, YamlValue> change) {
        List<YamlValue> items = new ArrayList<>();
        for (YamlValue item : sequence.items()) {
            items.add(change.apply(items.size(), item));
        }
        return new YamlSequence(items, sequence.location());
    }
}
