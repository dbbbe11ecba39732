package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ServiceException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Errors in the provider's words: status, code and message of the service, and what to do about them. */
public final class Refusal {

    private static final String REGISTRY = "https://registry.terraform.io/providers/oracle/oci/latest/docs/";

    private Refusal() {}

    static ServiceException invalid(String type, String message) {
        return refused(type, "400-InvalidParameter", message);
    }

    /**
     * The service refuses the request.
     *
     * @param code status and code, such as {@code 400-InvalidParameter}
     */
    public static ServiceException refused(String type, String code, String message) {
        return code.startsWith("400-")
                ? of(
                        type,
                        code + ", " + message,
                        "Please update the parameter(s) in the Terraform config as per error message " + message)
                : conflict(type, code, message);
    }

    /**
     * The request conflicts with an existing resource.
     *
     * @param code status and code, such as {@code 409-IncorrectState}
     */
    public static ServiceException conflict(String type, String code, String message) {
        return of(
                type,
                code + ", " + message,
                "The resource is in a conflicted state. Please retry again or contact support for help with service: "
                        + service(type));
    }

    public static ServiceException notFound(String type) {
        return of(
                type,
                "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found.",
                "Either the resource has been deleted or service " + service(type)
                        + " need policy to access this resource. Policy reference:"
                        + " https://docs.oracle.com/en-us/iaas/Content/Identity/Reference/policyreference.htm");
    }

    private static ServiceException of(String type, String message, String suggestion) {
        String page = type.startsWith("data.")
                ? "data-sources/" + type.substring("data.oci_".length())
                : "resources/" + type.substring("oci_".length());
        return new ServiceException(message + "\nSuggestion: " + suggestion + "\nDocumentation: " + REGISTRY + page
                + "\nService: " + service(type));
    }

    /** The words of a type without the provider's name: {@code Core Vcn}. */
    private static String service(String type) {
        String name = type.startsWith("data.") ? type.substring("data.".length()) : type;
        return Arrays.stream(name.split("_", -1))
                .skip(1)
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
