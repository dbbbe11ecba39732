package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.engine.StateAddress;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A Terraform state, version 4. */
final class StateFile {

    private final JsonNode json;

    private StateFile(JsonNode json) {
        this.json = json;
    }

    /** @param content the file; the state is empty without a file, and if it is not JSON, which Terraform refuses */
    static StateFile of(Optional<byte[]> content) {
        try {
            return new StateFile(content.isPresent() ? Json.read(content.get()) : Json.object());
        } catch (IOException e) {
            return new StateFile(Json.object());
        }
    }

    /**
     * An instance of a managed resource.
     *
     * @param address its address
     * @param id its identifier
     */
    record Instance(String address, String type, String id, JsonNode attributes) {}

    /** The instances of managed resources that have an identifier. */
    List<Instance> instances() {
        List<Instance> instances = new ArrayList<>();
        for (JsonNode resource : json.path("resources")) {
            for (JsonNode instance : resource.path("instances")) {
                JsonNode attributes = instance.path("attributes");
                if (resource.path("mode").asText().equals("managed")
                        && attributes.path("id").isTextual()) {
                    instances.add(new Instance(
                            StateAddress.of(resource, instance),
                            resource.path("type").asText(),
                            attributes.path("id").asText(),
                            attributes));
                }
            }
        }
        return instances;
    }

    /**
     * Returns the root module's outputs by name.
     *
     * @param plan the applied plan, which has the descriptions of the configuration
     */
    List<OutputValue> outputs(JsonNode plan) {
        JsonNode declared = plan.path("configuration").path("root_module").path("outputs");
        List<OutputValue> outputs = new ArrayList<>();
        json.path("outputs").properties().forEach(entry -> {
            JsonNode value = entry.getValue().path("value");
            outputs.add(new OutputValue(
                    entry.getKey(),
                    TypeSyntax.of(entry.getValue().path("type")),
                    value.isTextual() ? value.textValue() : value.toString(),
                    entry.getValue().path("sensitive").asBoolean(),
                    declared.path(entry.getKey()).path("description").asText()));
        });
        outputs.sort(Comparator.comparing(OutputValue::name));
        return outputs;
    }
}
