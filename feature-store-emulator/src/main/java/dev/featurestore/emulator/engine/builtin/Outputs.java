package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.terraform.module.ModuleOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The root module's outputs. */
final class Outputs {

    /** Replaces a value that needs evaluation. */
    static final String NOT_EVALUATED = "(not evaluated: built-in engine)";

    private Outputs() {}

    /**
     * Returns the outputs, sorted by name, without those that are null, as in Terraform.
     *
     * @param toCome whether the resource of an address is not created yet
     */
    static List<PlannedOutput> of(ModuleInstance root, PlainValues values, Predicate<String> toCome) {
        List<PlannedOutput> outputs = new ArrayList<>();
        for (ModuleOutput output : root.module().outputs()) {
            Optional<JsonNode> value = values.value(output.value(), root);
            boolean later = value.isEmpty()
                    && values.resourceThatKnows(output.value(), root)
                            .filter(toCome)
                            .isPresent();
            if (value.map(JsonNode::isNull).orElse(false)) {
                continue;
            }
            String text =
                    value.filter(JsonNode::isValueNode).map(JsonNode::asText).orElse(NOT_EVALUATED);
            outputs.add(new PlannedOutput(
                    output.name(),
                    later ? Optional.empty() : Optional.of(text),
                    output.sensitive(),
                    output.description().orElse("")));
        }
        outputs.sort(Comparator.comparing(PlannedOutput::name));
        return outputs;
    }

    /** The outputs in the form of the state file. */
    static ObjectNode json(List<PlannedOutput> outputs) {
        ObjectNode json = Json.object();
        for (PlannedOutput output : outputs) {
            ObjectNode entry = json.putObject(output.name());
            entry.put("value", output.value().orElse(NOT_EVALUATED));
            entry.put("type", "string");
            if (output.sensitive()) {
                entry.put("sensitive", true);
            }
        }
        return json;
    }

    static List<OutputValue> values(List<PlannedOutput> outputs) {
        return outputs.stream()
                .map(output -> new OutputValue(
                        output.name(),
                        "string",
                        output.value().orElse(NOT_EVALUATED),
                        output.sensitive(),
                        output.description()))
                .toList();
    }
}
