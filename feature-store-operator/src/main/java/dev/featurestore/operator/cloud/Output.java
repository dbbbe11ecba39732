package dev.featurestore.operator.cloud;

/**
 * An output of a stack, as its last apply job left it.
 *
 * @param name the name in the configuration
 * @param value the value as text; lists and objects as JSON
 * @param sensitive whether the configuration marks it as sensitive: its value is never shown or written
 */
public record Output(String name, String value, boolean sensitive) {

    /** The text shown in place of a sensitive value. */
    public static final String MASK = "(sensitive value)";

    /** The value, or {@link #MASK} for a sensitive one. */
    public String shownValue() {
        return sensitive ? MASK : value;
    }

    /** Masks the value of a sensitive output. */
    @Override
    public String toString() {
        return name + " = " + shownValue();
    }
}
