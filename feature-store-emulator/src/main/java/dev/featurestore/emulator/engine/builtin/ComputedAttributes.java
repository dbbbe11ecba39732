package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Attributes that OCI sets: the identifier of every resource, and attributes of some types that a stack's outputs use.
 * They do not change while the resource exists.
 */
final class ComputedAttributes {

    private static final String ID = "id";
    private static final String ENDPOINT = "endpoint";
    private static final Map<String, Set<String>> OF_TYPE =
            Map.of("oci_apigateway_gateway", Set.of("hostname"), "oci_apigateway_deployment", Set.of(ENDPOINT));

    /** The part of an OCID that makes a gateway's host name unique. */
    private static final int HOST_LABEL = 26;

    private ComputedAttributes() {}

    /** Whether the engine sets this attribute when it creates a resource of the type. */
    static boolean has(String type, String attribute) {
        return attribute.equals(ID) || OF_TYPE.getOrDefault(type, Set.of()).contains(attribute);
    }

    /**
     * Sets the computed attributes from the present ones, {@code id} among them.
     *
     * @param prior the prior attributes, if the resource is changed
     * @param gateway assigns an address to a new deployment of a gateway
     */
    static void complete(
            String type, ObjectNode attributes, Optional<ObjectNode> prior, String region, Supplier<String> gateway) {
        switch (type) {
            case "oci_apigateway_gateway" ->
                attributes.put("hostname", host(attributes.path(ID).asText(), region));
            case "oci_apigateway_deployment" -> {
                JsonNode prefix = attributes.path("path_prefix");
                if (prefix.isTextual()) {
                    attributes.put(
                            ENDPOINT, prior.flatMap(ComputedAttributes::address).orElseGet(gateway) + prefix.asText());
                }
            }
            default -> {
                // Other types have no computed attributes.
            }
        }
    }

    /** The endpoint of a deployment, without its path. */
    private static Optional<String> address(ObjectNode deployment) {
        return Optional.ofNullable(deployment.path(ENDPOINT).textValue())
                .map(URI::create)
                .map(endpoint -> endpoint.getScheme() + "://" + endpoint.getRawAuthority());
    }

    private static String host(String gatewayId, String region) {
        return gatewayId.substring(Math.max(0, gatewayId.length() - HOST_LABEL)) + ".apigateway." + region
                + ".oci.customer-oci.com";
    }
}
