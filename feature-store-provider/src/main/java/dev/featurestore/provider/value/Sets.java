package dev.featurestore.provider.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Sets of values. */
public final class Sets {

    private Sets() {}

    /** A set: each element once, in an order that depends on nothing but the elements, so that equal sets are equal. */
    public static Value.Sequence of(Collection<? extends Value> elements) {
        List<Value> distinct = elements.stream()
                .<Value>map(element -> element)
                .distinct()
                .sorted(Comparator.comparing(Value::toString))
                .toList();
        return new Value.Sequence(distinct);
    }
}
