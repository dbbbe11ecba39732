package dev.featurestore.emulator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.settings.Settings.Drift;
import dev.featurestore.emulator.settings.Settings.Failures;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the settings of single resources. */
final class ResourceSettings {

    private static final Set<String> OPERATIONS = Set.of("create", "update", "delete");

    private ResourceSettings() {}

    static Failures failures(String address, JsonNode value) {
        if (value.isTextual()) {
            return Failures.always(ServiceErrors.text(value.textValue()));
        }
        boolean known = value.isObject()
                && value.properties().stream()
                        .allMatch(entry -> OPERATIONS.contains(entry.getKey())
                                && entry.getValue().isTextual());
        if (!known) {
            throw new IllegalArgumentException("'" + address
                    + "' in 'failAt' must be an error text, or an object with error texts for create, update or delete,"
                    + " but is " + value);
        }
        return new Failures(error(value, "create"), error(value, "update"), error(value, "delete"));
    }

    private static Optional<String> error(JsonNode value, String operation) {
        return Optional.ofNullable(value.path(operation).textValue()).map(ServiceErrors::text);
    }

    static Duration slowness(String key, JsonNode value) {
        double seconds = value.asDouble();
        if (!value.isNumber() || !(seconds >= 0) || seconds > SettingsReader.MAX_SECONDS) {
            throw new IllegalArgumentException("'" + key + "' in 'slow' must be a number of seconds from 0 to "
                    + (long) SettingsReader.MAX_SECONDS + ", but is " + value);
        }
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    static Map<String, JsonNode> existing(String type, JsonNode value) {
        Map<String, JsonNode> resources = new TreeMap<>();
        value.properties().forEach(entry -> resources.put(entry.getKey(), entry.getValue()));
        if (!value.isObject() || !resources.values().stream().allMatch(JsonNode::isObject)) {
            throw new IllegalArgumentException(
                    "'" + type + "' in 'exists' must be an object with an object of attributes"
                            + " for each OCID, but is " + value);
        }
        return resources;
    }

    static Drift drift(String address, JsonNode value) {
        if (value.isObject() && !value.isEmpty()) {
            Map<String, JsonNode> attributes = new TreeMap<>();
            value.properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue()));
            return new Drift(Drift.Kind.MODIFIED, attributes);
        }
        for (Drift.Kind kind : Drift.Kind.values()) {
            if (value.isTextual() && kind.name().equals(value.textValue())) {
                return new Drift(kind, Map.of());
            }
        }
        throw new IllegalArgumentException("'" + address
                + "' in 'drift' must be \"MODIFIED\", \"DELETED\" or an object of attributes, but is " + value);
    }
}
