package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lays a document over another: mappings merge key by key, lists and scalars replace, {@code null} removes. Each value keeps the
 * location of the file that it stands in.
 */
public final class YamlOverlay {

    /**
     * Down to this depth a removed key keeps its entry, without a value, so that a required key is reported at the place that
     * removes it. The keys below, such as variables, are free, and are removed as if they had never been written.
     */
    private static final int KNOWN_KEYS = 2;

    private final Problems problems;

    /** @param problems receives a warning for each value that is left out, and so changes nothing */
    public YamlOverlay(Problems problems) {
        this.problems = problems;
    }

    /** The base with another document over it. */
    public YamlMapping merged(YamlMapping base, YamlMapping over) {
        return merged(base, over, "", 0);
    }

    private YamlMapping merged(YamlMapping base, YamlMapping over, String path, int depth) {
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        base.entries().forEach(entry -> entries.put(entry.key(), entry));
        for (YamlMapping.Entry entry : over.entries()) {
            String key = path.isEmpty() ? entry.key() : path + "." + entry.key();
            YamlMapping.Entry below = entries.get(entry.key());
            if (below != null
                    && below.value() instanceof YamlMapping under
                    && entry.value() instanceof YamlMapping upper) {
                entries.put(
                        entry.key(),
                        new YamlMapping.Entry(entry.key(), below.location(), merged(under, upper, key, depth + 1)));
            } else if (below != null && entry.value().isLeftOut()) {
                problems.warn(
                        entry.location(),
                        key,
                        "has no value, so it changes nothing",
                        "Write a value, or null to remove that of the file below");
            } else if (below != null && entry.value().isNull() && depth >= KNOWN_KEYS) {
                entries.remove(entry.key());
            } else {
                entries.put(entry.key(), entry);
            }
        }
        return new YamlMapping(entries, base.location());
    }
}
