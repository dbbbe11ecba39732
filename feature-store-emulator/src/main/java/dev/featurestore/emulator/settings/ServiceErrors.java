package dev.featurestore.emulator.settings;

import java.util.List;

/** Short names of errors of OCI's services, with the first line that OCI's Terraform provider prints for them. */
final class ServiceErrors {

    private record Known(List<String> names, String text) {}

    /** Codes and texts as OCI documents them ("API Errors"). */
    private static final List<Known> KNOWN = List.of(
            new Known(
                    List.of("404", "NotAuthorizedOrNotFound"),
                    "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found."),
            new Known(
                    List.of("400", "LimitExceeded"),
                    "400-LimitExceeded, The following service limits were exceeded. Request a service limit increase"
                            + " from the service limits page in the console."),
            new Known(
                    List.of("QuotaExceeded"),
                    "400-QuotaExceeded, The following compartment quotas were exceeded. Ask the compartment's"
                            + " administrator for a higher quota."),
            new Known(List.of("500", "OutOfHostCapacity"), "500-InternalError, Out of host capacity."),
            new Known(List.of("429", "TooManyRequests"), "429-TooManyRequests, Too many requests for the user"),
            new Known(
                    List.of("409", "IncorrectState"),
                    "409-IncorrectState, The requested state for the resource conflicts with its current state."));

    private ServiceErrors() {}

    /** The text of a short name ({@code 404}, {@code NotAuthorizedOrNotFound}, both); any other text as it is. */
    static String text(String error) {
        for (Known known : KNOWN) {
            String code = known.text().substring(0, known.text().indexOf(','));
            if (known.names().contains(error) || code.equals(error)) {
                return known.text();
            }
        }
        return error.equalsIgnoreCase("Out of host capacity") ? text("OutOfHostCapacity") : error;
    }
}
