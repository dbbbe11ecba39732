package dev.featurestore.operator.verify;

import dev.featurestore.operator.values.Values;
import java.util.Map;
import java.util.Optional;

/**
 * Values for tests.
 *
 * @param values environment variables; names with a dot are properties
 */
public record SomeValues(Map<String, String> values) implements Values {
    /** No values at all. */
    public static Values none() {
        return new SomeValues(Map.of());
    }

    @Override
    public Optional<String> environment(String name) {
        return name.indexOf('.') < 0 ? Optional.ofNullable(values.get(name)) : Optional.empty();
    }

    @Override
    public Optional<String> property(String name) {
        return name.indexOf('.') < 0 ? Optional.empty() : Optional.ofNullable(values.get(name));
    }
}
