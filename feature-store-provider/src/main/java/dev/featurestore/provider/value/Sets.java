package dev.featurestore.provider.value;

import java.util.Collection;
import java.util.Comparator;

/** Sets of values. */
public final class Sets {

    private Sets() {}

    /** A set in an order that depends on its elements alone, so that equal sets are equal. */
    public static Value.Sequence of(Collection<Value> elements) {
        // Equal elements may be unknown, and still get different values.
        return new Value.Sequence(
                elements.stream().sorted(Comparator.comparing(Value::toString)).toList());
    }
}
