package dev.featurestore.operator.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The allowed values of a key. */
public sealed interface AllowedValues {
    /** Text; empty text only if {@code emptyAllowed}. */
    record Text(boolean emptyAllowed) implements AllowedValues {}

    /** Text, a number or a boolean, read as text. */
    record Plain() implements AllowedValues {}

    /** A boolean. */
    record Bool() implements AllowedValues {}

    /** One of these words. */
    record Choice(List<String> words) implements AllowedValues {
        /** One of these words. */
        public Choice(String... words) {
            this(List.of(words));
        }
    }

    /** An OCID of one of these kinds, the most frequent first. */
    record OcidOf(List<String> kinds) implements AllowedValues {
        /** An OCID of one of these kinds. */
        public OcidOf(String... kinds) {
            this(List.of(kinds));
        }
    }

    /** The name of a region, as in {@code us-ashburn-1}. */
    record RegionName() implements AllowedValues {}

    /** The name of an environment variable. */
    record EnvironmentName() implements AllowedValues {}

    /** A folder of this machine and the one in a container: {@code FOLDER:FOLDER IN THE CONTAINER[:ro]}. */
    record Mount() implements AllowedValues {}

    /** An option of a container engine's {@code run}: {@code --NAME} or {@code --NAME=VALUE}. */
    record EngineOption() implements AllowedValues {}

    /** Exactly these keys. */
    record Section(List<Key> keys) implements AllowedValues {
        /** Exactly these keys. */
        public Section(Key... keys) {
            this(List.of(keys));
        }

        /** The key of this name, or null. */
        public @Nullable Key key(String name) {
            for (Key key : keys) {
                if (key.name().equals(name)) {
                    return key;
                }
            }
            return null;
        }
    }

    /** Keys of any name, with values of one shape. */
    record Table(AllowedValues values) implements AllowedValues {}

    /** A list; if {@code orSingle}, a single item is read as a list of one. */
    record ListOf(AllowedValues items, boolean orSingle) implements AllowedValues {}

    /** Any value. */
    record Anything() implements AllowedValues {}
}
