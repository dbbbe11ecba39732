package dev.featurestore.provider.value;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sets values inside of others. */
public final class Edit {

    private Edit() {}

    /**
     * Returns a resource with another value at a dotted path such as {@code spec.0.type}; unchanged if the path leads
     * through a value that is missing.
     */
    public static Value.Structure with(Value.Structure resource, String path, Value value) {
        return (Value.Structure) set(resource, path, value);
    }

    private static Value set(Value in, String path, Value value) {
        int dot = path.indexOf('.');
        String step = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        if (in instanceof Value.Structure structure) {
            Value inner = structure.elements().get(step);
            if (!rest.isEmpty() && inner == null) {
                return in;
            }
            SortedMap<String, Value> elements = new TreeMap<>(structure.elements());
            elements.put(step, rest.isEmpty() || inner == null ? value : set(inner, rest, value));
            return new Value.Structure(elements);
        }
        if (in instanceof Value.Sequence sequence
                && Integer.parseInt(step) < sequence.elements().size()) {
            List<Value> elements = new ArrayList<>(sequence.elements());
            int index = Integer.parseInt(step);
            elements.set(index, rest.isEmpty() ? value : set(elements.get(index), rest, value));
            return new Value.Sequence(elements);
        }
        return in;
    }
}
