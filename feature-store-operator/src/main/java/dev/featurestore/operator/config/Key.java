package dev.featurestore.operator.config;

import org.jspecify.annotations.Nullable;

/**
 * A key of a configuration file.
 *
 * @param required whether it must have a value; for an optional key {@code null} means no value
 * @param description what it does, in one to three sentences
 * @param defaultValue value without the key, or null
 * @param example an example value in YAML, or null to use that of the shape
 */
public record Key(
        String name,
        AllowedValues shape,
        boolean required,
        String description,
        @Nullable String defaultValue,
        @Nullable String example) {

    static Key required(String name, AllowedValues shape, String description) {
        return new Key(name, shape, true, description, null, null);
    }

    static Key optional(String name, AllowedValues shape, String description) {
        return new Key(name, shape, false, description, null, null);
    }

    Key withDefault(String value) {
        return new Key(name, shape, required, description, value, example);
    }

    Key withExample(String value) {
        return new Key(name, shape, required, description, defaultValue, value);
    }
}
