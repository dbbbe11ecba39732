package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * A resource as the state keeps it.
 *
 * @param module address of its module; empty for the root module
 * @param type its type
 * @param name its name
 * @param attributes its attributes, {@code id} among them
 * @param dependencies addresses of the resources that it depends on
 * @param fingerprint what {@link Graph#fingerprint} was when it was last changed; empty if another engine made it
 */
record StateEntry(
        String module, String type, String name, ObjectNode attributes, Set<String> dependencies, String fingerprint) {

    StateEntry {
        attributes = attributes.deepCopy();
        dependencies = new TreeSet<>(dependencies);
    }

    String address() {
        return (module.isEmpty() ? "" : module + ".") + type + "." + name;
    }

    String id() {
        return attributes.path("id").asText();
    }
}
