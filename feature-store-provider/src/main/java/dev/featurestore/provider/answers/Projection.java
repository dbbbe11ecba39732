package dev.featurestore.provider.answers;

import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.ValueType;
import java.util.SortedMap;
import java.util.TreeMap;

/** Converts a resource's values to a data source's type; attributes that the resource lacks are unknown. */
final class Projection {

    private Projection() {}

    static Value project(Value value, ValueType type) {
        if (type instanceof ValueType.ObjectOf object && value instanceof Value.Structure structure) {
            SortedMap<String, Value> elements = new TreeMap<>();
            object.attributes().forEach((name, attribute) -> {
                Value element = structure.elements().get(name);
                elements.put(name, element == null ? new Value.Unknown() : project(element, attribute));
            });
            return new Value.Structure(elements);
        } else if (value instanceof Value.Sequence sequence && type instanceof ValueType.ListOf list) {
            return new Value.Sequence(sequence.elements().stream()
                    .map(element -> project(element, list.element()))
                    .toList());
        } else if (value instanceof Value.Sequence sequence && type instanceof ValueType.SetOf set) {
            return new Value.Sequence(sequence.elements().stream()
                    .map(element -> project(element, set.element()))
                    .toList());
        } else if (type instanceof ValueType.Primitive && !(value instanceof Value.Unknown)) {
            return Attributes.text(value)
                    .map(text -> Completion.converted(type, text))
                    .orElseGet(Value.Null::new);
        }
        boolean collection = value instanceof Value.Sequence || value instanceof Value.Structure;
        boolean map = type instanceof ValueType.MapOf && value instanceof Value.Structure;
        return collection && !map ? new Value.Unknown() : value;
    }
}
