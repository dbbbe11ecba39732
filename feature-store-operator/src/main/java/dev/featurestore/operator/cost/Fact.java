package dev.featurestore.operator.cost;

import dev.featurestore.operator.plan.ResourceValues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fact about the cost of a type, as the head of {@code prices.txt} explains it.
 *
 * @param what the kind of fact
 * @param condition for which resources it holds; empty for all
 * @param text the value of the fact
 */
record Fact(What what, Optional<Condition> condition, String text) {

    private static final Pattern KEY = Pattern.compile("(\\w+)(?: if (\\S+) is (.+))?");

    /** The kinds of facts. */
    enum What {
        DEFAULT,
        SHAPE,
        CHARGE,
        TIMES,
        USE,
        UNPRICED,
        FREE
    }

    /**
     * The values of an attribute.
     *
     * @param pointer the attribute
     * @param values its values, {@code unset}, or {@code set}
     */
    record Condition(String pointer, List<String> values) {
        Condition {
            values = List.copyOf(values);
        }

        /** Whether it holds for a value; empty if the plan does not have the value. */
        Optional<Boolean> holds(ResourceValues.Value value) {
            return switch (value.kind()) {
                case KNOWN ->
                    Optional.of(values.contains(value.text()) || (values.contains("set") && isSet(value.text())));
                case UNSET -> Optional.of(values.contains("unset"));
                case UNKNOWN, SENSITIVE -> Optional.empty();
            };
        }

        private static boolean isSet(String text) {
            return !text.isEmpty() && !text.equals("0");
        }
    }

    /** Reads a line of the table. */
    static Fact of(String key, String text) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            throw new IllegalStateException(key);
        }
        return new Fact(
                What.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(parts.group(2))
                        .map(pointer ->
                                new Condition(pointer, List.of(parts.group(3).split(", ", -1)))),
                text);
    }

    List<String> words() {
        return List.of(text.split(" ", -1));
    }
}
