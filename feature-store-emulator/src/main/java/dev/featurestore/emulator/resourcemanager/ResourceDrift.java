package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.settings.Settings.Drift;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The difference between one resource and the stack's Terraform state.
 *
 * @param address its address in the state
 * @param type its type
 * @param name its name
 * @param resourceId its identifier
 * @param expected its attributes in the state
 * @param drift the difference; empty if there is no difference
 * @param actual current values of changed attributes; empty if the control file does not specify them
 */
record ResourceDrift(
        String address,
        String type,
        String name,
        @Nullable String resourceId,
        Map<String, String> expected,
        Optional<Drift.Kind> drift,
        Map<String, String> actual) {

    /** Additional attribute of a changed resource whose new values are not specified. */
    private static final String MARK = "freeform_tags.drift";

    /** Start of the types of OCI's provider. */
    private static final String OF_OCI = "oci_";

    ResourceDrift {
        expected = Map.copyOf(expected);
        actual = Map.copyOf(actual);
    }

    /** {@code NOT_CHECKED} for types of other providers: Resource Manager compares resources of OCI only. */
    String status() {
        return type.startsWith(OF_OCI) ? drift.map(Enum::name).orElse("IN_SYNC") : "NOT_CHECKED";
    }

    /** Whether the resource was compared and is different. */
    boolean drifted() {
        return drift.isPresent() && type.startsWith(OF_OCI);
    }

    /** The JSON of ListStackResourceDriftDetails. */
    ObjectNode json(WorkRequest detection) {
        ObjectNode json = Json.object();
        json.put("stackId", detection.stackId());
        json.put("compartmentId", detection.compartmentId());
        json.put("resourceName", name);
        json.put("resourceId", resourceId);
        json.put("resourceType", type);
        json.put("address", address);
        json.put("resourceDriftStatus", status());
        if (!type.startsWith(OF_OCI) || status().equals(Drift.Kind.DELETED.name())) {
            json.putNull("actualProperties");
        } else {
            Map<String, String> now = new TreeMap<>(expected);
            now.putAll(actual);
            drift.filter(modified -> actual.isEmpty()).ifPresent(modified -> now.put(MARK, "set by the control file"));
            json.set("actualProperties", CommonFields.map(now));
        }
        json.set("expectedProperties", CommonFields.map(expected));
        json.put("timeDriftChecked", CommonFields.time(detection.timeFinished()));
        return json;
    }

    ObjectNode toDisk() {
        ObjectNode json = Json.object();
        json.put("address", address);
        json.put("type", type);
        json.put("name", name);
        json.put("resourceId", resourceId);
        json.set("expected", CommonFields.map(expected));
        json.put("drift", drift.map(Enum::name).orElse(null));
        json.set("actual", CommonFields.map(actual));
        return json;
    }

    static ResourceDrift fromDisk(JsonNode json) {
        return new ResourceDrift(
                json.path("address").asText(),
                json.path("type").asText(),
                json.path("name").asText(),
                json.path("resourceId").textValue(),
                CommonFields.map(json.path("expected")),
                Optional.ofNullable(json.path("drift").textValue()).map(Drift.Kind::valueOf),
                CommonFields.map(json.path("actual")));
    }
}
