package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of a stack while a job changes them. */
final class State {

    private final String lineage;
    private final long serial;
    private final Map<String, StateEntry> entries = new LinkedHashMap<>();
    private final List<JsonNode> others;
    private ObjectNode outputs;

    /**
     * @param lineage identifies the sequence of states
     * @param serial number of times that it was written
     * @param entries the resources, in the order of their creation
     * @param outputs the root module's outputs in the form of the state file
     * @param others other entries of the file, such as data sources of another engine
     */
    State(String lineage, long serial, Collection<StateEntry> entries, ObjectNode outputs, List<JsonNode> others) {
        this.lineage = lineage;
        this.serial = serial;
        this.outputs = outputs;
        this.others = List.copyOf(others);
        entries.forEach(this::put);
    }

    String lineage() {
        return lineage;
    }

    long serial() {
        return serial;
    }

    List<StateEntry> entries() {
        return List.copyOf(entries.values());
    }

    Optional<StateEntry> entry(String address) {
        return Optional.ofNullable(entries.get(address));
    }

    void put(StateEntry entry) {
        entries.put(entry.address(), entry);
    }

    void remove(String address) {
        entries.remove(address);
    }

    List<JsonNode> others() {
        return others;
    }

    ObjectNode outputs() {
        return outputs;
    }

    void outputs(ObjectNode now) {
        outputs = now;
    }
}
