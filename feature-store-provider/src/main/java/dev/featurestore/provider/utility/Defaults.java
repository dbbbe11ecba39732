package dev.featurestore.provider.utility;

import dev.featurestore.provider.value.JsonValues;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.TypeInterface;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of arguments that the configuration does not set, from lines such as {@code random_pet.length 2}. */
final class Defaults {

    private final Map<String, String> byPath = new HashMap<>();

    /** Reads lines of a path and the value as JSON. */
    Defaults(String text) {
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.indexOf(' ');
            byPath.put(line.substring(0, space), line.substring(space + 1));
        });
    }

    /**
     * Sets the defaults.
     *
     * @param configuration the values that the configuration sets
     * @param values the values to complete
     */
    Value.Structure complete(TypeInterface type, Value.Structure configuration, Value.Structure values) {
        SortedMap<String, Value> completed = new TreeMap<>(values.elements());
        for (Attribute attribute : type.schema().attributes().values()) {
            String json = byPath.get(type.name() + "." + attribute.name());
            if (json != null && configuration.elements().get(attribute.name()) instanceof Value.Null) {
                completed.put(
                        attribute.name(), JsonValues.read(attribute.type(), json.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return new Value.Structure(completed);
    }
}
