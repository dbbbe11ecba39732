package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A resource as the state keeps it.
 *
 * @param module address of its module; empty for the root module
 * @param type its type
 * @param name its name
 * @param attributes its attributes, {@code id} among them; of several instances the first one's
 * @param dependencies addresses of the resources that it depends on
 * @param fingerprint what {@link Graph#fingerprint} was when it was last changed; empty if it never was by this engine
 * @param imported if another engine made it, what the state has of it, with all of its instances; otherwise empty
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

    /** Whether another engine made it in a state where all its instances have these values. */
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
        // A number and its text are the same to Terraform.
        boolean plain = wanted.isValueNode() && actual.isValueNode();
        return plain ? wanted.asText().equals(actual.asText()) : wanted.equals(actual);
    }

    /** The resource of another engine after a change: all its instances have the values, and keep what else they had. */
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
