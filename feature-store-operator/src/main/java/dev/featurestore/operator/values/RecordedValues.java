package dev.featurestore.operator.values;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Values that record which of them were read, to pass them to another process. */
public final class RecordedValues implements Values {

    private final Values values;
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> properties = new TreeMap<>();

    public RecordedValues(Values values) {
        this.values = values;
    }

    @Override
    public Optional<String> environment(String name) {
        Optional<String> value = values.environment(name);
        value.ifPresent(v -> environment.put(name, v));
        return value;
    }

    @Override
    public Optional<String> property(String name) {
        Optional<String> value = values.property(name);
        value.ifPresent(v -> properties.put(name, v));
        return value;
    }

    /** Environment variables that were read and are set. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Properties that were read and are set. */
    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }
}
