package dev.featurestore.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A deployment of a gateway as the live resources or a stack's state have it.
 *
 * @param id its OCID
 * @param port its port on 127.0.0.1
 * @param prefix the path prefix of its routes
 * @param specification its specification; empty if the built-in engine created it, which ignores blocks
 */
record ServedDeployment(String id, int port, String prefix, JsonNode specification) {

    static final String TYPE = "oci_apigateway_deployment";

    /** The deployments of a state (JSON, version 4) that answer on this machine; none if it is not a state. */
    static List<ServedDeployment> in(byte[] state) {
        JsonNode json;
        try {
            json = Json.read(state);
        } catch (IOException e) {
            return List.of();
        }
        List<ServedDeployment> deployments = new ArrayList<>();
        for (JsonNode resource : json.path("resources")) {
            if (resource.path("type").asText().equals(TYPE)
                    && resource.path("mode").asText().equals("managed")) {
                for (JsonNode instance : resource.path("instances")) {
                    of(instance.path("attributes")).ifPresent(deployments::add);
                }
            }
        }
        return deployments;
    }

    /** Whether a state has any resource. */
    static boolean anythingIn(byte[] state) {
        try {
            return !Json.read(state).path("resources").isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    /** The deployment with these attributes, if it answers on this machine. */
    static Optional<ServedDeployment> of(JsonNode attributes) {
        try {
            URI endpoint = URI.create(attributes.path("endpoint").asText());
            boolean here = "http".equals(endpoint.getScheme())
                    && "127.0.0.1".equals(endpoint.getHost())
                    && endpoint.getPort() > 0;
            return here
                    ? Optional.of(new ServedDeployment(
                            attributes.path("id").asText(),
                            endpoint.getPort(),
                            endpoint.getRawPath().replaceAll("/+$", ""),
                            attributes.path("specification").path(0)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
