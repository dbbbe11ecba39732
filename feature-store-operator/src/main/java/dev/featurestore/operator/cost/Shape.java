package dev.featurestore.operator.cost;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Shapes with the same prices.
 *
 * @param names matches their names
 * @param parts the price of an OCPU, and that of a GB of memory; or one price, whose number is the first group of the name
 */
record Shape(Pattern names, List<Price> parts) {
    Shape {
        parts = List.copyOf(parts);
    }

    /** Whether OCPUs and memory are chosen. */
    boolean isFlexible() {
        return parts.size() == 2;
    }
}
