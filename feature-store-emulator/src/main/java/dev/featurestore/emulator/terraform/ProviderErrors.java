package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.ResourceAction;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** Errors in the approximate form of OCI's Terraform provider. */
final class ProviderErrors {

    private ProviderErrors() {}

    /** @param error status, code and text of the service; any other text stays as it is */
    static String text(String error, ResourceAction action, String type) {
        if (!error.matches("(?s)\\d{3}-\\w+, .*") || !type.startsWith("oci_")) {
            return error;
        }
        String[] words = type.substring("oci_".length()).split("_", -1);
        String operation = switch (action) {
            case CREATE -> "Create";
            case UPDATE -> "Update";
            case DELETE -> "Delete";
        };
        String resource = name(Arrays.copyOfRange(words, Math.min(1, words.length - 1), words.length), "");
        return error + "\nSuggestion: " + suggestion(error, name(words, " "))
                + "\nDocumentation: https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/"
                + type.substring("oci_".length())
                + "\nService: " + name(words, " ")
                + "\nOperation Name: " + operation + resource
                + "\nOPC request ID: " + UUID.randomUUID().toString().replace("-", "");
    }

    private static String suggestion(String error, String service) {
        return switch (error.substring(0, "404".length())) {
            case "404" ->
                "Either the resource has been deleted or service " + service
                        + " need policy to access this resource. Policy reference:"
                        + " https://docs.oracle.com/en-us/iaas/Content/Identity/Reference/policyreference.htm";
            case "400" -> "Please update the parameter(s) in the Terraform config as per error message";
            case "409" ->
                "The resource is in a conflicted state. Please retry again or contact support for help with"
                        + " service: " + service;
            case "429" -> "Please retry again later, or contact support for help with service: " + service;
            default -> "Please contact support for help with service: " + service;
        };
    }

    private static String name(String[] words, String separator) {
        return Arrays.stream(words)
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(separator));
    }
}
