package dev.featurestore.operator.config;

import org.jspecify.annotations.Nullable;

/**
 * A key of a configuration file.
 *
 * @param presence whether it must be there
 * @param description what it does, in a sentence or two
 * @param defaultValue what holds without it; null if nothing does
 * @param example a value to write, in YAML; null if the shape says it all
 */
public record Key(
        String name,
        Shape shape,
        Presence presence,
        String description,
        @Nullable String defaultValue,
        @Nullable String example) {

    /** Whether a key must be there. */
    public enum Presence {
        /** It must have a value. */
        REQUIRED,
        /** It has a value, or is not there at all. */
        OPTIONAL,
        /** It may be without a value, which is as good as not being there. */
        NULLABLE
    }

    static Key required(String name, Shape shape, String description) {
        return new Key(name, shape, Presence.REQUIRED, description, null, null);
    }

    static Key optional(String name, Shape shape, String description) {
        return new Key(name, shape, Presence.OPTIONAL, description, null, null);
    }

    static Key nullable(String name, Shape shape, String description) {
        return new Key(name, shape, Presence.NULLABLE, description, null, null);
    }

    Key withDefault(String value) {
        return new Key(name, shape, presence, description, value, example);
    }

    Key withExample(String value) {
        return new Key(name, shape, presence, description, defaultValue, value);
    }

    /** Whether it must have a value. */
    public boolean required() {
        return presence == Presence.REQUIRED;
    }

    /** Whether it may stand there without a value. */
    public boolean nullable() {
        return presence == Presence.NULLABLE;
    }
}
