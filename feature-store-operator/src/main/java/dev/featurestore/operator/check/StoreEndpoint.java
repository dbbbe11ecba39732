package dev.featurestore.operator.check;

import dev.featurestore.operator.cloud.Output;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * The address of a store's API, or the reason why the check cannot use it.
 *
 * @param address the address; empty if the check cannot use it
 * @param reason why the check cannot use it, one clause; empty if there is an address
 */
public record StoreEndpoint(Optional<URI> address, String reason) {

    /** The output of the bundled stack that holds the address. */
    public static final String OUTPUT = "api_endpoint";

    /**
     * The address in a stack's outputs.
     *
     * @param rehearsal whether only addresses on this machine are allowed
     */
    public static StoreEndpoint of(List<Output> outputs, boolean rehearsal) {
        Optional<Output> output =
                outputs.stream().filter(each -> each.name().equals(OUTPUT)).findFirst();
        if (output.isEmpty()) {
            return none("the stack has no output " + OUTPUT + " and so no gateway");
        }
        return output.get().sensitive()
                ? none("output " + OUTPUT + " is sensitive")
                : of(output.get().value(), rehearsal);
    }

    /** The address in a text that the user wrote. */
    public static StoreEndpoint of(String text, boolean rehearsal) {
        URI address;
        try {
            address = new URI(text.strip().replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            return none("\"" + text + "\" is not a URL");
        }
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.matches("https?") || address.getHost() == null || address.getRawQuery() != null) {
            return none("\"" + text + "\" is not an HTTPS URL without a query");
        }
        if (isLocal(address)) {
            return new StoreEndpoint(Optional.of(address), "");
        }
        if (rehearsal) {
            return none(address + " is not on this machine, and a rehearsal connects to this machine only");
        }
        return scheme.equals("https")
                ? new StoreEndpoint(Optional.of(address), "")
                : none(address + " does not use HTTPS, so signed requests could be read on the way");
    }

    private static StoreEndpoint none(String reason) {
        return new StoreEndpoint(Optional.empty(), reason);
    }

    /** Whether an address is on this machine. */
    public static boolean isLocal(URI address) {
        String host = address.getHost();
        return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }
}
