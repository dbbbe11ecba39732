package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.engine.StateAddress;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.Page;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.signing.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the managed resources of a Terraform state (JSON, version 4). */
final class AssociatedResources {

    Response answer(Optional<byte[]> state, Request request) {
        QueryParameters query = new QueryParameters(request);
        Optional<String> type = query.text("terraformResourceType");
        List<JsonNode> resources = resources(state).stream()
                .filter(resource ->
                        type.map(resource.path("resourceType").asText()::equals).orElse(true))
                .toList();
        return Page.of(resources, query, "resources of " + request.path()).collection(resource -> resource);
    }

    /** The resources as they are listed. */
    List<JsonNode> resources(Optional<byte[]> state) {
        return state.map(AssociatedResources::read).orElse(List.of());
    }

    private static List<JsonNode> read(byte[] state) {
        JsonNode json;
        try {
            json = Json.read(state);
        } catch (IOException e) {
            throw new UncheckedIOException("the Terraform state is not JSON", e);
        }
        List<JsonNode> resources = new ArrayList<>();
        for (JsonNode resource : json.path("resources")) {
            if (resource.path("mode").asText().equals("managed")) {
                for (JsonNode instance : resource.path("instances")) {
                    resources.add(resource(resource, instance));
                }
            }
        }
        return resources;
    }

    private static ObjectNode resource(JsonNode resource, JsonNode instance) {
        JsonNode attributes = instance.path("attributes");
        ObjectNode json = Json.object();
        json.put("resourceId", attributes.path("id").textValue());
        json.put("resourceName", resource.path("name").asText());
        json.put("resourceType", resource.path("type").asText());
        ObjectNode texts = json.putObject("attributes");
        attributes.properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                texts.put(entry.getKey(), entry.getValue().asText());
            }
        });
        json.putNull("timeCreated");
        json.put("region", Tenancy.REGION);
        json.put("resourceAddress", StateAddress.of(resource, instance));
        return json;
    }
}
