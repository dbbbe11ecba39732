package dev.featurestore.provider.answers;

import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts a planned resource to a form in which only attributes of primitive types, and lists and maps of them, are
 * unknown: it decides whether an unknown list of objects has an element.
 */
final class PlainForm {

    private final String type;
    private final AnswerTable answers;
    private final Map<String, ValueType> unknown = new HashMap<>();

    PlainForm(String type, AnswerTable answers) {
        this.type = type;
        this.answers = answers;
    }

    /** The types of the unknown values, by dotted path with indexes. */
    Map<String, ValueType> unknown() {
        return unknown;
    }

    /** The planned resource in this form; unknown values that stay are those of the prior one. */
    Value.Structure shape(BlockSchema schema, Value.Structure planned, @Nullable Value prior) {
        return block(schema, planned, prior, "", "");
    }

    private Value.Structure block(
            BlockSchema schema, @Nullable Value planned, @Nullable Value prior, String path, String place) {
        SortedMap<String, Value> elements = new TreeMap<>();
        for (Attribute attribute : schema.attributes().values()) {
            String name = attribute.name();
            Value value = element(planned, name);
            if (value == null) {
                value = attribute.computed() ? new Value.Unknown() : new Value.Null();
            }
            elements.put(
                    name, value(attribute.type(), value, element(prior, name), step(path, name), step(place, name)));
        }
        for (NestedBlock nested : schema.blocks().values()) {
            String name = nested.name();
            elements.put(
                    name,
                    blocks(nested, element(planned, name), element(prior, name), step(path, name), step(place, name)));
        }
        return new Value.Structure(elements);
    }

    private Value blocks(
            NestedBlock nested, @Nullable Value planned, @Nullable Value prior, String path, String place) {
        if (planned instanceof Value.Structure structure) {
            return block(nested.block(), structure, prior, path, place);
        } else if (planned instanceof Value.Sequence sequence) {
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i < sequence.elements().size(); i++) {
                String index = Integer.toString(i);
                elements.add(block(
                        nested.block(), sequence.elements().get(i), element(prior, index), step(path, index), place));
            }
            return new Value.Sequence(elements);
        } else if (planned instanceof Value.Unknown && prior != null && isKnown(prior)) {
            return prior;
        }
        boolean single =
                nested.nesting() == NestedBlock.Nesting.SINGLE || nested.nesting() == NestedBlock.Nesting.GROUP;
        boolean filled = planned instanceof Value.Unknown
                && answers.answer(type, place).map(AnswerTable.Answer::isOne).orElse(false);
        if (single) {
            return filled ? block(nested.block(), new Value.Unknown(), null, path, place) : new Value.Null();
        } else if (nested.nesting() == NestedBlock.Nesting.MAP) {
            return new Value.Structure(new TreeMap<>());
        }
        return new Value.Sequence(
                filled ? List.of(block(nested.block(), new Value.Unknown(), null, step(path, "0"), place)) : List.of());
    }

    private Value value(ValueType valueType, Value planned, @Nullable Value prior, String path, String place) {
        if (planned instanceof Value.Unknown) {
            return prior != null && isKnown(prior) ? prior : unset(valueType, path, place);
        } else if (planned instanceof Value.Sequence sequence) {
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i < sequence.elements().size(); i++) {
                String index = Integer.toString(i);
                elements.add(value(
                        elementType(valueType, i),
                        sequence.elements().get(i),
                        element(prior, index),
                        step(path, index),
                        place));
            }
            return new Value.Sequence(elements);
        } else if (planned instanceof Value.Structure structure) {
            SortedMap<String, Value> elements = new TreeMap<>();
            structure
                    .elements()
                    .forEach((name, value) -> elements.put(
                            name,
                            value(
                                    elementType(valueType, name),
                                    value,
                                    element(prior, name),
                                    step(path, name),
                                    step(place, name))));
            return new Value.Structure(elements);
        }
        return planned;
    }

    private Value unset(ValueType valueType, String path, String place) {
        if (valueType instanceof ValueType.ObjectOf object) {
            SortedMap<String, Value> elements = new TreeMap<>();
            object.attributes()
                    .forEach((name, attribute) ->
                            elements.put(name, unset(attribute, step(path, name), step(place, name))));
            return new Value.Structure(elements);
        } else if (elementOf(valueType) instanceof ValueType.ObjectOf object) {
            boolean filled = answers.answer(type, place)
                    .filter(AnswerTable.Answer::isAboutElements)
                    .map(AnswerTable.Answer::isOne)
                    .orElse(valueType instanceof ValueType.ListOf && !path.contains("."));
            return new Value.Sequence(filled ? List.of(unset(object, step(path, "0"), place)) : List.of());
        } else if (valueType instanceof ValueType.TupleOf tuple) {
            List<Value> elements = new ArrayList<>();
            for (ValueType element : tuple.elements()) {
                elements.add(unset(element, step(path, Integer.toString(elements.size())), place));
            }
            return new Value.Sequence(elements);
        }
        unknown.put(path, valueType);
        return new Value.Unknown();
    }

    private static @Nullable ValueType elementOf(ValueType type) {
        if (type instanceof ValueType.ListOf list) {
            return list.element();
        }
        return type instanceof ValueType.SetOf set ? set.element() : null;
    }

    private static ValueType elementType(ValueType type, int index) {
        ValueType element =
                type instanceof ValueType.TupleOf tuple ? tuple.elements().get(index) : elementOf(type);
        return element == null ? new ValueType.Dynamic() : element;
    }

    private static ValueType elementType(ValueType type, String name) {
        if (type instanceof ValueType.MapOf map) {
            return map.element();
        }
        ValueType element =
                type instanceof ValueType.ObjectOf object ? object.attributes().get(name) : null;
        return element == null ? new ValueType.Dynamic() : element;
    }

    private static @Nullable Value element(@Nullable Value value, String step) {
        if (value instanceof Value.Unknown) {
            return value;
        }
        return value == null ? null : new Attributes(value).at(step);
    }

    private static String step(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    static boolean isKnown(Value value) {
        if (value instanceof Value.Sequence sequence) {
            return sequence.elements().stream().allMatch(PlainForm::isKnown);
        } else if (value instanceof Value.Structure structure) {
            return structure.elements().values().stream().allMatch(PlainForm::isKnown);
        }
        return !(value instanceof Value.Unknown);
    }
}
