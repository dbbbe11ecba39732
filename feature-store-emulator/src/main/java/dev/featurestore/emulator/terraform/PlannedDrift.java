package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.DriftedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the differences between state and resources from a plan's JSON ({@code resource_drift}). */
final class PlannedDrift {

    private PlannedDrift() {}

    static List<DriftedResource> in(JsonNode plan) {
        List<DriftedResource> drifted = new ArrayList<>();
        for (JsonNode resource : plan.path("resource_drift")) {
            JsonNode change = resource.path("change");
            String action = change.path("actions").path(0).asText();
            if (action.equals("delete") || action.equals("update")) {
                Map<String, String> actual = new TreeMap<>();
                if (action.equals("update")) {
                    differences("", change.path("before"), change.path("after"), actual);
                }
                drifted.add(new DriftedResource(resource.path("address").asText(), action.equals("delete"), actual));
            }
        }
        return drifted;
    }

    /** Names of nested attributes follow a dot, as in Resource Manager's details. */
    private static void differences(String prefix, JsonNode before, JsonNode after, Map<String, String> actual) {
        after.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            JsonNode former = before.path(entry.getKey());
            if (value.isObject()) {
                differences(name + ".", former, value, actual);
            } else if (!value.equals(former)) {
                actual.put(name, value.isTextual() ? value.textValue() : value.toString());
            }
        });
    }
}
