package dev.featurestore.stack;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A mapping in a YAML file of the stack, with typed access. */
record YamlMapping(Map<?, ?> entries) {

    /** Reads a file. Fails for a duplicate key. */
    static YamlMapping of(String file) {
        LoadSettings settings =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        return from(new Load(settings).loadFromString(StackSource.read(file)));
    }

    List<String> keys() {
        return entries.keySet().stream().map(String::valueOf).toList();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    @Nullable
    Object value(String key) {
        return entries.get(key);
    }

    String text(String key) {
        return String.valueOf(required(key));
    }

    List<String> texts(String key) {
        return ((List<?>) required(key)).stream().map(String::valueOf).toList();
    }

    YamlMapping mapping(String key) {
        return from(required(key));
    }

    List<YamlMapping> mappings(String key) {
        return ((List<?>) required(key)).stream().map(YamlMapping::from).toList();
    }

    private Object required(String key) {
        return Objects.requireNonNull(entries.get(key), () -> "nothing at " + key);
    }

    private static YamlMapping from(@Nullable Object mapping) {
        return new YamlMapping((Map<?, ?>) Objects.requireNonNull(mapping));
    }
}
