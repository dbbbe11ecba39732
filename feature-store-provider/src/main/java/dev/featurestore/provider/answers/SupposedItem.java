package dev.featurestore.provider.answers;

import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.ValueType;
import java.util.SortedMap;
import java.util.TreeMap;

/** An element of a list that OCI fills, made from what a configuration asks for: it has the values of the arguments and filters. */
final class SupposedItem {

    private SupposedItem() {}

    /** The element; values that the configuration does not name are unknown. */
    static Value of(ValueType.ObjectOf item, Value.Structure configuration) {
        SortedMap<String, Value> elements = new TreeMap<>();
        item.attributes().forEach((name, type) -> {
            Value argument = configuration.elements().getOrDefault(name, new Value.Null());
            boolean given = type instanceof ValueType.Primitive && !(argument instanceof Value.Null);
            elements.put(name, given ? Projection.project(argument, type) : new Value.Unknown());
        });
        for (Value filter : new Attributes(configuration).elements("filter")) {
            Attributes wanted = new Attributes(filter);
            String name = wanted.text("name").orElse("");
            ValueType type = item.attributes().get(name);
            if (type instanceof ValueType.Primitive && !wanted.isTrue("regex")) {
                wanted.texts("values").stream()
                        .findFirst()
                        .ifPresent(text -> elements.put(name, Projection.project(new Value.Text(text), type)));
            }
        }
        return new Value.Structure(elements);
    }
}
