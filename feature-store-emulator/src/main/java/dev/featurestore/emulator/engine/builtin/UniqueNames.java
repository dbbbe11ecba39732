package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.provider.rules.Refusal;
import dev.featurestore.terraform.oci.ResourceType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Refuses a second resource with a name that must be unique, like the stand-in provider: see
 * {@link ResourceType#uniqueName}. Compares only names and places whose values are known.
 */
final class UniqueNames {

    private final Supplier<List<byte[]>> otherStates;

    /** @param otherStates the Terraform states of the other stacks */
    UniqueNames(Supplier<List<byte[]>> otherStates) {
        this.otherStates = otherStates;
    }

    /**
     * Returns the service's error for a resource; empty if its name is not taken.
     *
     * @param address the address of the resource
     * @param type its type
     * @param arguments its known arguments
     * @param state the state of its own stack
     */
    Optional<String> refusal(String address, String type, ObjectNode arguments, State state) {
        return ResourceType.of(type)
                .uniqueName()
                .filter(unique -> arguments.path(unique.attribute()).isTextual()
                        && arguments.path(unique.place()).isTextual())
                .filter(unique -> Stream.concat(own(address, type, state), others(type))
                        .anyMatch(other ->
                                same(arguments, other, unique.attribute()) && same(arguments, other, unique.place())))
                .map(unique -> Refusal.refused(
                        type,
                        unique.refused().code(),
                        unique.refused()
                                .message()
                                .formatted(arguments.path(unique.attribute()).textValue())))
                .map(refused -> String.valueOf(refused.getMessage()));
    }

    private static boolean same(JsonNode one, JsonNode other, String attribute) {
        return one.path(attribute).equals(other.path(attribute));
    }

    private static Stream<JsonNode> own(String address, String type, State state) {
        return state.entries().stream()
                .filter(entry -> entry.type().equals(type) && !entry.address().equals(address))
                .map(StateEntry::attributes);
    }

    private Stream<JsonNode> others(String type) {
        List<JsonNode> found = new ArrayList<>();
        for (byte[] state : otherStates.get()) {
            for (JsonNode resource : read(state).path("resources")) {
                if (resource.path("mode").asText().equals("managed")
                        && resource.path("type").asText().equals(type)) {
                    resource.path("instances").forEach(instance -> found.add(instance.path("attributes")));
                }
            }
        }
        return found.stream();
    }

    /** A state that is not JSON is a matter of its own stack. */
    private static JsonNode read(byte[] state) {
        try {
            return Json.read(state);
        } catch (IOException e) {
            return Json.object();
        }
    }
}
