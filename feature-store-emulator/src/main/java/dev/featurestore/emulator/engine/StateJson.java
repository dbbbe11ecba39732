package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Terraform's state file, version 4. What a later job needs to see that a block changed is in the instance's {@code
 * private} field, where providers keep data of their own.
 */
final class StateJson {

    private static final int VERSION = 4;

    private StateJson() {}

    /**
     * Reads the state before a job.
     *
     * @param jobId gives the first state of a stack its lineage
     */
    static State read(Optional<byte[]> prior, String jobId) throws JobFailedException {
        if (prior.isEmpty()) {
            String lineage = UUID.nameUUIDFromBytes(jobId.getBytes(StandardCharsets.UTF_8))
                    .toString();
            return new State(lineage, 0, List.of(), Json.object());
        }
        JsonNode json;
        try {
            json = Json.read(prior.get());
        } catch (IOException e) {
            throw unreadable("it is not JSON: " + e.getMessage());
        }
        if (json.path("version").asInt() != VERSION) {
            throw unreadable("its version is " + json.path("version") + ", not " + VERSION);
        }
        List<StateEntry> entries = new ArrayList<>();
        for (JsonNode resource : json.path("resources")) {
            if (resource.path("mode").asText().equals("managed")
                    && resource.path("instances").has(0)) {
                entries.add(entry(resource, resource.path("instances").get(0)));
            }
        }
        ObjectNode outputs = json.path("outputs") instanceof ObjectNode object ? object : Json.object();
        return new State(json.path("lineage").asText(), json.path("serial").asLong(), entries, outputs);
    }

    private static StateEntry entry(JsonNode resource, JsonNode instance) {
        ObjectNode attributes = instance.path("attributes") instanceof ObjectNode object ? object : Json.object();
        Set<String> dependencies = new TreeSet<>();
        instance.path("dependencies").forEach(address -> dependencies.add(address.asText()));
        return new StateEntry(
                resource.path("module").asText(),
                resource.path("type").asText(),
                resource.path("name").asText(),
                attributes,
                dependencies,
                fingerprint(instance.path("private").asText()));
    }

    private static String fingerprint(String privateData) {
        try {
            return Json.read(Base64.getDecoder().decode(privateData))
                    .path("fingerprint")
                    .asText();
        } catch (IOException | IllegalArgumentException e) {
            // Another engine's data: the resource's block counts as changed.
            return "";
        }
    }

    /** Writes the state after a job: one more in its line. */
    static byte[] write(State state) {
        ObjectNode json = Json.object();
        json.put("version", VERSION);
        json.put("terraform_version", BuiltInEngine.TERRAFORM_VERSION);
        json.put("serial", state.serial() + 1);
        json.put("lineage", state.lineage());
        json.set("outputs", state.outputs());
        for (StateEntry entry : state.entries()) {
            json.withArray("resources").add(resource(entry));
        }
        json.withArray("resources");
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
        ObjectNode privateData = Json.object().put("fingerprint", entry.fingerprint());
        instance.put("private", Base64.getEncoder().encodeToString(Json.write(privateData)));
        entry.dependencies().forEach(instance.putArray("dependencies")::add);
        return resource;
    }

    private static JobFailedException unreadable(String reason) {
        return new JobFailedException(Diagnostic.nowhere(
                "Failed to load state", "The stack's Terraform state cannot be read: " + reason + "."));
    }
}
