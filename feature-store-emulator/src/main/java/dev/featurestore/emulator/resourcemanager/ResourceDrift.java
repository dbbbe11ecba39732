package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.Fields;
import dev.featurestore.emulator.settings.Settings.Drift;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one resource differs from the stack's Terraform state.
 *
 * @param address its address in the state
 * @param type its type
 * @param name its name
 * @param resourceId its identifier
 * @param expected its attributes as the state has them
 * @param drift how it differs; empty if it does not
 * @param actual attributes that are not as expected, as they are now; of a changed resource empty if nobody said
 */
record ResourceDrift(
        String address,
        String type,
        String name,
        @Nullable String resourceId,
        Map<String, String> expected,
        Optional<Drift.Kind> drift,
        Map<String, String> actual) {

    /** What a changed resource has in addition if nobody said what really became of it. */
    private static final String MARK = "freeform_tags.drift";

    ResourceDrift {
        expected = Map.copyOf(expected);
        actual = Map.copyOf(actual);
    }

    String status() {
        return drift.map(Enum::name).orElse("IN_SYNC");
    }

    /** As ListStackResourceDriftDetails answers it. */
    ObjectNode json(WorkRequest detection) {
        ObjectNode json = Json.object();
        json.put("stackId", detection.stackId());
        json.put("compartmentId", detection.compartmentId());
        json.put("resourceName", name);
        json.put("resourceId", resourceId);
        json.put("resourceType", type);
        json.put("address", address);
        json.put("resourceDriftStatus", status());
        if (status().equals(Drift.Kind.DELETED.name())) {
            json.putNull("actualProperties");
        } else {
            Map<String, String> now = new TreeMap<>(expected);
            now.putAll(actual);
            drift.filter(modified -> actual.isEmpty()).ifPresent(modified -> now.put(MARK, "told by the control file"));
            json.set("actualProperties", Fields.map(now));
        }
        json.set("expectedProperties", Fields.map(expected));
        json.put("timeDriftChecked", Fields.time(detection.timeFinished()));
        return json;
    }

    ObjectNode toDisk() {
        ObjectNode json = Json.object();
        json.put("address", address);
        json.put("type", type);
        json.put("name", name);
        json.put("resourceId", resourceId);
        json.set("expected", Fields.map(expected));
        json.put("drift", drift.map(Enum::name).orElse(null));
        json.set("actual", Fields.map(actual));
        return json;
    }

    static ResourceDrift fromDisk(JsonNode json) {
        return new ResourceDrift(
                json.path("address").asText(),
                json.path("type").asText(),
                json.path("name").asText(),
                json.path("resourceId").textValue(),
                Fields.map(json.path("expected")),
                Optional.ofNullable(json.path("drift").textValue()).map(Drift.Kind::valueOf),
                Fields.map(json.path("actual")));
    }
}
