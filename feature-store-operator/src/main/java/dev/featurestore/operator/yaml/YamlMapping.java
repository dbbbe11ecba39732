package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping: keys with values, in the order of the file. */
public final class YamlMapping implements YamlValue {
    private final Map<String, Entry> entries;
    private final Location location;

    /** A key, its location, and its value. */
    public record Entry(String key, Location location, YamlValue value) {}

    /** A mapping with entries in this order. */
    public YamlMapping(Map<String, Entry> entries, Location location) {
        this.entries = Collections.unmodifiableMap(entries);
        this.location = location;
    }

    /** An empty mapping. */
    public static YamlMapping empty() {
        return new YamlMapping(Map.of(), Location.ofFile(""));
    }

    /** Its entries, in the order of the file. */
    public Collection<Entry> entries() {
        return entries.values();
    }

    /** The entry of this key, or null. */
    public @Nullable Entry entry(String key) {
        return entries.get(key);
    }

    /** The value of this key, or null if there is no such key. */
    public @Nullable YamlValue value(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    /** The mapping below this key, or null without one. */
    public @Nullable YamlMapping mapping(String key) {
        return value(key) instanceof YamlMapping mapping ? mapping : null;
    }

    /** The text, number or boolean below this key, or null without one. */
    public @Nullable YamlScalar scalar(String key) {
        return value(key) instanceof YamlScalar scalar ? scalar : null;
    }

    /**
     * The text below this key as it is written, also if it is a number or a boolean ({@code service_version: 1.10});
     * null without one.
     */
    public @Nullable String text(String key) {
        return value(key) instanceof YamlScalar scalar && scalar.value() != null && scalar.isResolved()
                ? scalar.text()
                : null;
    }

    /**
     * The location of a key path such as {@code spec.variables.region}: its last key, or the last one on the path that exists.
     */
    public Location locate(String path) {
        YamlMapping mapping = this;
        Location best = location;
        int start = 0;
        while (start <= path.length()) {
            int dot = path.indexOf('.', start);
            int end = dot < 0 ? path.length() : dot;
            Entry entry = mapping.entry(path.substring(start, end));
            if (entry == null) {
                return best;
            }
            best = entry.location();
            if (!(entry.value() instanceof YamlMapping below)) {
                return best;
            }
            mapping = below;
            start = end + 1;
        }
        return best;
    }

    @Override
    public Location location() {
        return location;
    }

    @Override
    public String description() {
        return "a mapping";
    }

    @Override
    public boolean isConcealed() {
        for (Entry entry : entries.values()) {
            if (entry.value().isConcealed()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String kind() {
        return description();
    }
}
