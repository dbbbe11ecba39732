package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of fields that stacks and jobs share, in both directions. */
final class Fields {

    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Fields() {}

    /** A time as RFC 3339 with milliseconds, in UTC. */
    static String time(Instant time) {
        return RFC_3339.format(time);
    }

    static Instant time(JsonNode text) {
        return Instant.parse(text.asText());
    }

    static ObjectNode map(Map<String, String> values) {
        ObjectNode json = Json.object();
        new TreeMap<>(values).forEach(json::put);
        return json;
    }

    static Map<String, String> map(JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }

    static void putTags(ObjectNode json, Tags tags) {
        json.set("freeformTags", map(tags.freeform()));
        json.set("definedTags", tags.defined());
    }

    static Tags tags(JsonNode json) {
        return new Tags(
                map(json.path("freeformTags")),
                json.path("definedTags") instanceof ObjectNode defined ? defined : Json.object());
    }
}
