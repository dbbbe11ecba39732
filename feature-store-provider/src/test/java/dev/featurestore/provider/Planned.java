package dev.featurestore.provider;

import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans as Terraform has them: what a configuration sets is known, what the service sets is not. */
public final class Planned {

    private Planned() {}

    /** What a configuration with these settings plans; keys are attributes' names, values texts, numbers, bools, lists, maps. */
    public static Value.Structure of(BlockSchema schema, Map<String, ?> settings) {
        SortedMap<String, Value> elements = new TreeMap<>();
        for (Attribute attribute : schema.attributes().values()) {
            Object setting = settings.get(attribute.name());
            elements.put(
                    attribute.name(),
                    setting == null ? attribute.computed() ? new Value.Unknown() : new Value.Null() : value(setting));
        }
        for (NestedBlock nested : schema.blocks().values()) {
            Object setting = settings.get(nested.name());
            if (nested.nesting() == NestedBlock.Nesting.SINGLE) {
                elements.put(nested.name(), new Value.Null());
            } else if (setting instanceof List<?> blocks) {
                elements.put(
                        nested.name(),
                        new Value.Sequence(blocks.stream()
                                .map(block -> (Value) of(nested.block(), settings(block)))
                                .toList()));
            } else {
                elements.put(nested.name(), nested.computed() ? new Value.Unknown() : new Value.Sequence(List.of()));
            }
        }
        return new Value.Structure(elements);
    }

    /** The least that a configuration must set, with values of the right types. */
    static Value.Structure least(BlockSchema schema) {
        SortedMap<String, Value> elements = new TreeMap<>();
        for (Attribute attribute : schema.attributes().values()) {
            elements.put(
                    attribute.name(),
                    attribute.required()
                            ? sample(attribute.name(), attribute.type())
                            : attribute.computed() ? new Value.Unknown() : new Value.Null());
        }
        for (NestedBlock nested : schema.blocks().values()) {
            Value blocks = nested.computed() && nested.minItems() == 0
                    ? new Value.Unknown()
                    : new Value.Sequence(nested.minItems() > 0 ? List.of(least(nested.block())) : List.of());
            elements.put(nested.name(), nested.nesting() == NestedBlock.Nesting.SINGLE ? new Value.Null() : blocks);
        }
        return new Value.Structure(elements);
    }

    /** The same with one attribute set. */
    public static Value.Structure with(Value.Structure resource, String attribute, Value value) {
        SortedMap<String, Value> elements = new TreeMap<>(resource.elements());
        elements.put(attribute, value);
        return new Value.Structure(elements);
    }

    public static Value value(Object setting) {
        if (setting instanceof List<?> list) {
            return new Value.Sequence(list.stream().map(Planned::value).toList());
        } else if (setting instanceof Map<?, ?> map) {
            SortedMap<String, Value> elements = new TreeMap<>();
            map.forEach((name, value) -> elements.put((String) name, value((Object) value)));
            return new Value.Structure(elements);
        } else if (setting instanceof Boolean bool) {
            return new Value.Bool(bool);
        } else if (setting instanceof BigDecimal number) {
            return new Value.Decimal(number);
        } else if (setting instanceof Integer number) {
            return new Value.Decimal(new BigDecimal(number));
        }
        return new Value.Text(setting.toString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> settings(Object block) {
        return (Map<String, ?>) block;
    }

    private static Value sample(String name, ValueType type) {
        if (type == ValueType.Primitive.NUMBER) {
            return new Value.Decimal(BigDecimal.ONE);
        } else if (type == ValueType.Primitive.BOOL) {
            return new Value.Bool(true);
        } else if (type instanceof ValueType.MapOf) {
            return new Value.Structure(new TreeMap<>());
        } else if (type instanceof ValueType.Primitive) {
            return new Value.Text(
                    switch (name) {
                        case "kubernetes_version" -> "v1.34.1";
                        default -> name.contains("cidr") ? "10.0.1.0/24" : "a-" + name;
                    });
        }
        ValueType element = type instanceof ValueType.ListOf list
                ? list.element()
                : type instanceof ValueType.SetOf set ? set.element() : ValueType.Primitive.STRING;
        return new Value.Sequence(List.of(sample(name, element)));
    }
}
