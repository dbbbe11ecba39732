package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A resource in the state.
 *
 * @param module address of its module; empty for the root module
 * @param type its type
 * @param name its name
 * @param attributes its attributes, {@code id} among them; those of the first of several instances
 * @param dependencies addresses of the resources that it depends on
 * @param fingerprint the {@link Graph#fingerprint} of this engine's last change; empty if this engine never changed it
 * @param imported the state's JSON with all instances, if another engine created the resource; otherwise empty
 */
record StateEntry(
        String module,
        String type,
        String name,
        ObjectNode attributes,
        Set<String> dependencies,
        String fingerprint,
        List<ObjectNode> imported) {

    StateEntry {
        attributes = attributes.deepCopy();
        dependencies = new TreeSet<>(dependencies);
        imported = imported.stream().map(ObjectNode::deepCopy).toList();
    }

    String address() {
        return (module.isEmpty() ? "" : module + ".") + type + "." + name;
    }

    String id() {
        return attributes.path("id").asText();
    }

    /** Whether another engine created it and all its instances have these values. */
    boolean hasValues(ObjectNode values) {
        return imported.stream().allMatch(resource -> {
            for (JsonNode instance : resource.path("instances")) {
                JsonNode actual = instance.path("attributes");
                if (values.properties().stream()
                        .anyMatch(value -> !same(value.getValue(), actual.path(value.getKey())))) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean same(JsonNode wanted, JsonNode actual) {
        boolean absent = actual.isNull() || actual.isMissingNode();
        if (wanted.isNull() || absent) {
            return absent && wanted.isNull();
        }
        // Terraform treats a number and its text alike.
        boolean plain = wanted.isValueNode() && actual.isValueNode();
        return plain ? wanted.asText().equals(actual.asText()) : wanted.equals(actual);
    }

    /** The resource of another engine after a change: all its instances have the values, and keep their other attributes. */
    StateEntry changed(ObjectNode values, Set<String> newDependencies, String newFingerprint) {
        List<ObjectNode> changed = imported.stream().map(ObjectNode::deepCopy).toList();
        for (ObjectNode resource : changed) {
            for (JsonNode instance : resource.path("instances")) {
                if (instance instanceof ObjectNode object) {
                    object.withObject("/attributes").setAll(values);
                    object.put("private", PrivateData.of(instance).changed(newFingerprint));
                }
            }
        }
        ObjectNode first = attributes.deepCopy();
        first.setAll(values);
        Set<String> all = new TreeSet<>(dependencies);
        all.addAll(newDependencies);
        return new StateEntry(module, type, name, first, all, newFingerprint, changed);
    }
}
