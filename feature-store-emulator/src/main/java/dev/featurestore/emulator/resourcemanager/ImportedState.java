package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.util.Base64;
import java.util.Set;

/** Reads and checks the Terraform state of an IMPORT_TF_STATE job. */
final class ImportedState {

    private static final String PARAMETER = "jobOperationDetails.tfStateBase64Encoded";
    private static final Set<String> MODES = Set.of("managed", "data");
    private static final int VERSION = 4;

    private ImportedState() {}

    /** Returns the state's bytes, if they are a Terraform state of version 4. */
    static byte[] of(String base64) {
        byte[] state;
        try {
            state = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused("It is not base64: " + e.getMessage() + ".");
        }
        JsonNode json;
        try {
            json = Json.read(state);
        } catch (IOException e) {
            throw refused("The state is not JSON.");
        }
        if (!json.isObject() || json.path("version").asInt() != VERSION) {
            throw refused("The version of the state must be " + VERSION + ".");
        }
        if (json.path("lineage").asText().isEmpty()
                || !json.path("serial").canConvertToLong()
                || !json.path("serial").isIntegralNumber()) {
            throw refused("The state must have a lineage and a serial.");
        }
        if (!json.path("resources").isArray()) {
            throw refused("The state must have a list of resources.");
        }
        int index = 0;
        for (JsonNode resource : json.path("resources")) {
            check(resource, index);
            index++;
        }
        return state;
    }

    private static void check(JsonNode resource, int index) {
        String where = "The state's resource at index " + index;
        if (!MODES.contains(resource.path("mode").asText())
                || resource.path("type").asText().isEmpty()
                || resource.path("name").asText().isEmpty()) {
            throw refused(where + " must have a mode, a type and a name.");
        }
        if (!resource.path("instances").isArray()) {
            throw refused(where + " must have a list of instances.");
        }
        for (JsonNode instance : resource.path("instances")) {
            if (!instance.path("attributes").isObject()) {
                throw refused(where + " has an instance without attributes.");
            }
        }
    }

    private static ServiceError refused(String why) {
        return ServiceError.invalidParameter(PARAMETER, why);
    }
}
