package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.provider.value.Value;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a resource in a plan's JSON with a provider's request. */
final class PlannedValues {

    private PlannedValues() {}

    /**
     * Whether the resource has all values that the plan knows.
     *
     * @param after the plan's {@code after}
     * @param unknown the plan's {@code after_unknown}: true where a value is not known
     */
    static boolean agree(JsonNode after, JsonNode unknown, Value value) {
        if ((unknown.isBoolean() && unknown.booleanValue()) || value instanceof Value.Unknown) {
            return true;
        }
        if (value instanceof Value.Structure structure) {
            return after.isObject() && agree(after, unknown, structure.elements());
        }
        if (value instanceof Value.Sequence sequence) {
            return agree(after, unknown, sequence.elements());
        }
        return plain(after, value);
    }

    private static boolean agree(JsonNode after, JsonNode unknown, Map<String, Value> elements) {
        Set<String> names = new HashSet<>(elements.keySet());
        after.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .allMatch(name ->
                        agree(after.path(name), unknown.path(name), elements.getOrDefault(name, new Value.Null())));
    }

    /** Elements of sets have no fixed order, so each must match some element. */
    private static boolean agree(JsonNode after, JsonNode unknown, List<Value> elements) {
        if (after.size() != elements.size()) {
            // A set with unknown elements can have fewer elements when they are known.
            return containsUnknown(unknown);
        }
        boolean inOrder = true;
        for (int i = 0; i < after.size() && inOrder; i++) {
            inOrder = agree(after.path(i), unknown.path(i), elements.get(i));
        }
        return inOrder || eachHasItsLike(after, unknown, elements);
    }

    private static boolean eachHasItsLike(JsonNode after, JsonNode unknown, List<Value> elements) {
        return elements.stream().allMatch(element -> {
            for (int i = 0; i < after.size(); i++) {
                if (agree(after.path(i), unknown.path(i), element)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean containsUnknown(JsonNode unknown) {
        if (unknown.isBoolean()) {
            return unknown.booleanValue();
        }
        for (JsonNode element : unknown) {
            if (containsUnknown(element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean plain(JsonNode after, Value value) {
        if (value instanceof Value.Text text) {
            return after.isTextual() && after.textValue().equals(text.text());
        } else if (value instanceof Value.Decimal decimal) {
            return after.isNumber() && compare(after.decimalValue(), decimal.number());
        } else if (value instanceof Value.Bool bool) {
            return after.isBoolean() && after.booleanValue() == bool.bool();
        }
        return after.isNull() || after.isMissingNode();
    }

    private static boolean compare(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
