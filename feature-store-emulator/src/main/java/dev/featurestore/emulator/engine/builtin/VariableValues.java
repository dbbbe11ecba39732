package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.BodyParser;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.SourceText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values that {@code terraform.tfvars}, {@code *.auto.tfvars} and their JSON forms set in the root module. */
final class VariableValues {

    private VariableValues() {}

    /**
     * Reads the files.
     *
     * @throws JobFailedException if one of them cannot be read
     */
    static Map<String, JsonNode> in(UploadedBundle bundle, String folder) throws JobFailedException {
        Map<String, JsonNode> values = new HashMap<>();
        for (Map.Entry<String, byte[]> file : bundle.variableFiles(folder)) {
            String name = file.getKey();
            if (name.endsWith(".json")) {
                json(name, file.getValue(), values);
            } else {
                hcl(name, SourceText.decode(file.getValue()), values);
            }
        }
        return values;
    }

    private static void json(String name, byte[] content, Map<String, JsonNode> values) throws JobFailedException {
        try {
            JsonNode object = Json.read(content);
            object.fieldNames().forEachRemaining(key -> values.put(key, object.get(key)));
        } catch (IOException e) {
            throw new JobFailedException(Diagnostic.nowhere(
                    "Invalid JSON", "The file " + name + " is not valid JSON" + Json.place(e) + "."));
        }
    }

    private static void hcl(String name, String text, Map<String, JsonNode> values) throws JobFailedException {
        try {
            for (Argument argument : BodyParser.parse(name, text).attributes()) {
                JsonNode value = argument.value().literal().map(LiteralJson::of).orElse(null);
                if (value != null) {
                    values.put(argument.name(), value);
                }
            }
        } catch (HclSyntaxException e) {
            throw new JobFailedException(Diagnostic.at(
                    Diagnostic.Place.in(Map.of(name, List.copyOf(text.lines().toList())), e.position(), ""),
                    e.summary(),
                    e.detail()));
        }
    }
}
