package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * Text, a number, a truth value or nothing.
 *
 * @param value String, Boolean, Long, BigDecimal, or null for nothing
 * @param text as it is written in the file, without quotes
 */
public record YamlScalar(@Nullable Object value, String text, Location location) implements YamlValue {
    private static final int LONGEST_SHOWN = 60;

    /** Text that does not come from a file, such as a parameter. */
    public static YamlScalar ofText(String text) {
        return new YamlScalar(text, text, Location.ofFile(""));
    }

    @Override
    public @Nullable Object toJava() {
        return value;
    }

    @Override
    public String description() {
        if (value == null) {
            return "nothing";
        }
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
        if (value instanceof String) {
            return YamlText.quoted(shown);
        }
        return value instanceof Boolean ? shown : "the number " + shown;
    }

    @Override
    public String kind() {
        if (value == null) {
            return "nothing";
        }
        return value instanceof String ? "text" : value instanceof Boolean ? "a truth value" : "a number";
    }
}
