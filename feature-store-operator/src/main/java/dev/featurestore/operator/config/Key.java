package dev.featurestore.operator.config;

import org.jspecify.annotations.Nullable;

/**
 * A key of a configuration file.
 *
 * @param required whether it must have a value; otherwise {@code null} is as good as no such key
 * @param description what it does, in a sentence or two
 * @param defaultValue what holds without it; null if nothing does
 * @param example a value to write, in YAML; null if the shape says it all
 */
public record Key(
        String name,
        Shape shape,
        boolean required,
        String description,
        @Nullable String defaultValue,
        @Nullable String example) {

    static Key required(String name, Shape shape, String description) {
        return new Key(name, shape, true, description, null, null);
    }

    static Key optional(String name, Shape shape, String description) {
        return new Key(name, shape, false, description, null, null);
    }

    Key withDefault(String value) {
        return new Key(name, shape, required, description, value, example);
    }

    Key withExample(String value) {
        return new Key(name, shape, required, description, defaultValue, value);
    }
}
