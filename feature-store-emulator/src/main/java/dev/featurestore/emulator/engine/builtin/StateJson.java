package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.ResourceTypes;
import dev.featurestore.emulator.engine.StateAddress;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Terraform's state file, version 4. The fingerprint that shows later jobs that a block changed is in the instance's
 * {@code private} field, where providers store their own data.
 */
final class StateJson {

    private static final int VERSION = 4;

    private StateJson() {}

    /**
     * Reads the state before a job.
     *
     * @param jobId the source of the lineage of a stack's first state
     */
    static State read(Optional<byte[]> prior, String jobId) throws JobFailedException {
        if (prior.isEmpty()) {
            String lineage = UUID.nameUUIDFromBytes(jobId.getBytes(StandardCharsets.UTF_8))
                    .toString();
            return new State(lineage, 0, List.of(), Json.object(), List.of());
        }
        JsonNode json;
        try {
            json = Json.read(prior.get());
        } catch (IOException e) {
            throw unreadable("invalid JSON: " + e.getMessage());
        }
        if (json.path("version").asInt() != VERSION) {
            throw unreadable("version must be " + VERSION + ", but is " + json.path("version"));
        }
        Map<String, StateEntry> entries = new LinkedHashMap<>();
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode resource : json.path("resources")) {
            if (resource instanceof ObjectNode object
                    && resource.path("mode").asText().equals("managed")
                    && resource.path("instances").has(0)) {
                StateEntry entry = entry(object);
                entries.merge(entry.address(), entry, StateJson::together);
            } else {
                others.add(resource);
            }
        }
        ObjectNode outputs = json.path("outputs") instanceof ObjectNode object ? object : Json.object();
        return new State(
                json.path("lineage").asText(), json.path("serial").asLong(), entries.values(), outputs, others);
    }

    /** Merges the entries of a resource in several instances of its module. */
    private static StateEntry together(StateEntry one, StateEntry other) {
        Set<String> dependencies = new TreeSet<>(one.dependencies());
        dependencies.addAll(other.dependencies());
        List<ObjectNode> imported = new ArrayList<>(one.imported());
        imported.addAll(other.imported());
        return new StateEntry(
                one.module(), one.type(), one.name(), one.attributes(), dependencies, one.fingerprint(), imported);
    }

    private static StateEntry entry(ObjectNode resource) {
        JsonNode first = resource.path("instances").get(0);
        ObjectNode attributes = first.path("attributes") instanceof ObjectNode object ? object : Json.object();
        Set<String> dependencies = new TreeSet<>();
        for (JsonNode instance : resource.path("instances")) {
            instance.path("dependencies").forEach(address -> dependencies.add(address.asText()));
        }
        PrivateData data = PrivateData.of(first);
        return new StateEntry(
                StateAddress.block(resource.path("module").asText()),
                resource.path("type").asText(),
                resource.path("name").asText(),
                attributes,
                dependencies,
                data.fingerprint(),
                data.imported() ? List.of(resource) : List.of());
    }

    /** Writes the state after a job, with the next serial. */
    static byte[] write(State state) {
        ObjectNode json = Json.object();
        json.put("version", VERSION);
        json.put("terraform_version", BuiltInEngine.TERRAFORM_VERSION);
        json.put("serial", state.serial() + 1);
        json.put("lineage", state.lineage());
        json.set("outputs", state.outputs());
        ArrayNode resources = json.putArray("resources");
        if (!state.entries().isEmpty()) {
            state.others().forEach(resources::add);
        }
        for (StateEntry entry : state.entries()) {
            if (entry.imported().isEmpty()) {
                resources.add(resource(entry));
            } else {
                entry.imported().forEach(resources::add);
            }
        }
        json.putNull("check_results");
        return Json.write(json);
    }

    private static ObjectNode resource(StateEntry entry) {
        ObjectNode resource = Json.object();
        if (!entry.module().isEmpty()) {
            resource.put("module", entry.module());
        }
        resource.put("mode", "managed");
        resource.put("type", entry.type());
        resource.put("name", entry.name());
        resource.put("provider", "provider[\"" + ResourceTypes.provider(entry.type()) + "\"]");
        ObjectNode instance = resource.putArray("instances").addObject();
        instance.put("schema_version", 0);
        instance.set("attributes", entry.attributes());
        instance.putArray("sensitive_attributes");
        instance.put("private", PrivateData.made(entry.fingerprint()));
        entry.dependencies().forEach(instance.putArray("dependencies")::add);
        return resource;
    }

    private static JobFailedException unreadable(String reason) {
        return new JobFailedException(
                Diagnostic.nowhere("Failed to load state", "Cannot read the stack's Terraform state: " + reason + "."));
    }
}
