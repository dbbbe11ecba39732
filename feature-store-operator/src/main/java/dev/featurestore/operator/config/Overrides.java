package dev.featurestore.operator.config;

import java.util.List;
import java.util.Optional;

/**
 * Values that replace those of a configuration file, such as {@code -Dfeaturestore.stackName=dev}.
 *
 * @param values one for each key
 */
public record Overrides(List<Value> values) {

    /** Key of the stack's name. */
    public static final String STACK_NAME = "stack_name";

    /** Key of the compartment's OCID. */
    public static final String COMPARTMENT_ID = "compartment_id";

    /** Key of the region. */
    public static final String REGION = "region";

    /** Prefix of the keys of the stack's variables. */
    public static final String VARIABLES = "variables.";

    /** No overrides. */
    public static final Overrides NONE = new Overrides(List.of());

    public Overrides {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param key the overridden key below {@code spec}: {@code stack_name}, {@code variables.NAME}
     * @param text the value
     * @param origin its property, for messages: {@code -Dfeaturestore.stackName}
     */
    public record Value(String key, String text, String origin) {

        /** The stack's variable that this sets; empty for a key of {@code spec}. */
        public Optional<String> variable() {
            return key.startsWith(VARIABLES) ? Optional.of(key.substring(VARIABLES.length())) : Optional.empty();
        }

        /** Leaves out the text, which may be secret. */
        @Override
        public String toString() {
            return key + " of " + origin;
        }
    }

    /** The text of an overridden key; empty for any other. */
    public Optional<String> text(String key) {
        return values.stream()
                .filter(value -> value.key().equals(key))
                .map(Value::text)
                .findFirst();
    }
}
