package dev.featurestore.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes fields that the services share: times, maps of texts, tags. */
public final class CommonFields {

    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private CommonFields() {}

    /** A time as RFC 3339 with milliseconds, in UTC. */
    public static String time(Instant time) {
        return RFC_3339.format(time);
    }

    /** Reads such a time. */
    public static Instant time(JsonNode text) {
        return Instant.parse(text.asText());
    }

    /** Texts by key, sorted. */
    public static ObjectNode map(Map<String, String> values) {
        ObjectNode json = Json.object();
        new TreeMap<>(values).forEach(json::put);
        return json;
    }

    /** Texts by key from JSON. */
    public static Map<String, String> map(JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }

    /** Adds both kinds of tags. */
    public static void putTags(ObjectNode json, Tags tags) {
        json.set("freeformTags", map(tags.freeform()));
        json.set("definedTags", tags.defined());
    }

    /** Reads both kinds of tags. */
    public static Tags tags(JsonNode json) {
        return new Tags(
                map(json.path("freeformTags")),
                json.path("definedTags") instanceof ObjectNode defined ? defined : Json.object());
    }
}
