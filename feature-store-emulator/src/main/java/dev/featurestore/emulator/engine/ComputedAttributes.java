package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Attributes that OCI sets: the identifier of every resource, and of some types what a stack hands to its users. They
 * are made of identifiers, so they stay as they are as long as the resource does.
 */
final class ComputedAttributes {

    private static final String ID = "id";
    private static final Map<String, Set<String>> OF_TYPE =
            Map.of("oci_apigateway_gateway", Set.of("hostname"), "oci_apigateway_deployment", Set.of("endpoint"));

    /** The unique part of an OCID that tells one gateway's host from another's. */
    private static final int HOST_LABEL = 26;

    private ComputedAttributes() {}

    /** Whether the engine sets this attribute when it makes a resource of the type. */
    static boolean has(String type, String attribute) {
        return attribute.equals(ID) || OF_TYPE.getOrDefault(type, Set.of()).contains(attribute);
    }

    /** Sets what follows from the attributes that are there, {@code id} among them. */
    static void complete(String type, ObjectNode attributes, String region) {
        switch (type) {
            case "oci_apigateway_gateway" ->
                attributes.put("hostname", host(attributes.path(ID).asText(), region));
            case "oci_apigateway_deployment" -> {
                if (attributes.path("gateway_id").isTextual()
                        && attributes.path("path_prefix").isTextual()) {
                    attributes.put(
                            "endpoint",
                            "https://" + host(attributes.path("gateway_id").asText(), region)
                                    + attributes.path("path_prefix").asText());
                }
            }
            default -> {
                // No other type has any.
            }
        }
    }

    private static String host(String gatewayId, String region) {
        return gatewayId.substring(Math.max(0, gatewayId.length() - HOST_LABEL)) + ".apigateway." + region
                + ".oci.customer-oci.com";
    }
}
