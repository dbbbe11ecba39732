package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * Text, a number, a boolean, or null.
 *
 * @param value String, Boolean, Long, BigDecimal, or null if it is empty; {@link Unresolved} if it has no value yet
 * @param text as it is written in the file, without quotes; with values in place of names that were replaced
 * @param written as it is written in the file, with names in place of values from the environment, which may be
 *     secret; null if there are none
 */
public record YamlScalar(
        @Nullable Object value,
        String text,
        Location location,
        @Nullable String written) implements YamlValue {
    private static final int LONGEST_SHOWN = 60;

    private enum Unresolved {
        VALUE
    }

    YamlScalar(@Nullable Object value, String text, Location location) {
        this(value, text, location, null);
    }

    /** Text that does not come from a file, such as a parameter. */
    public static YamlScalar ofText(String text) {
        return new YamlScalar(text, text, Location.ofFile(""));
    }

    /**
     * This with other text.
     *
     * @param written the text with names in place of values that may be secret; null if there are none
     */
    public YamlScalar replaced(String text, @Nullable String written) {
        return new YamlScalar(text, text, location, written);
    }

    /** This, where a name in it has no value. */
    public YamlScalar unresolved() {
        return new YamlScalar(Unresolved.VALUE, text, location, null);
    }

    /** Whether all names in it have a value; one without a value is reported elsewhere. */
    public boolean isResolved() {
        return value != Unresolved.VALUE;
    }

    @Override
    public boolean isConcealed() {
        return written != null;
    }

    /** Whether this number is written as JSON writes numbers: not as {@code 0x1F}, {@code .5} or {@code 012}. */
    public boolean isJsonNumber() {
        return PlainScalar.isJsonNumber(text);
    }

    @Override
    public String description() {
        if (value == null) {
            return "empty";
        }
        if (written != null) {
            boolean name = written.startsWith("$") && written.indexOf('$', 1) < 0 && written.indexOf(' ') < 0;
            return "the value of " + (name ? written : YamlText.quoted(written));
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
            return "empty";
        }
        return value instanceof String ? "text" : value instanceof Boolean ? "a boolean" : "a number";
    }

    /** Conceals a value that may be secret. */
    @Override
    public String toString() {
        return description() + " at " + location;
    }
}
