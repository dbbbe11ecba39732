package dev.featurestore.operator.check;

import dev.featurestore.operator.cloud.Output;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Where a store's API is, or why it cannot be asked there.
 *
 * @param address where it is
 * @param reason why not, if it cannot be asked; one clause
 */
public record StoreEndpoint(Optional<URI> address, String reason) {

    /** The output of the bundled stack that says where it is. */
    public static final String OUTPUT = "api_endpoint";

    /**
     * As a stack's outputs have it.
     *
     * @param rehearsal whether nothing beyond this machine may be asked
     */
    public static StoreEndpoint of(List<Output> outputs, boolean rehearsal) {
        Optional<Output> output =
                outputs.stream().filter(each -> each.name().equals(OUTPUT)).findFirst();
        if (output.isEmpty()) {
            return none("the stack has no output " + OUTPUT + ", so it has no gateway");
        }
        return output.get().sensitive()
                ? none("the output " + OUTPUT + " is sensitive")
                : of(output.get().value(), rehearsal);
    }

    /** As somebody wrote it. */
    public static StoreEndpoint of(String text, boolean rehearsal) {
        URI address;
        try {
            address = new URI(text.strip().replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            return none("\"" + text + "\" is no address");
        }
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.matches("https?") || address.getHost() == null || address.getRawQuery() != null) {
            return none("\"" + text + "\" is no address of HTTP");
        }
        if (isLocal(address)) {
            return new StoreEndpoint(Optional.of(address), "");
        }
        if (rehearsal) {
            return none(address + " is not on this machine, and a rehearsal goes no further");
        }
        return scheme.equals("https")
                ? new StoreEndpoint(Optional.of(address), "")
                : none(address + " is not HTTPS, and who listens there would read what is signed");
    }

    private static StoreEndpoint none(String reason) {
        return new StoreEndpoint(Optional.empty(), reason);
    }

    /** Whether it is on this machine. */
    public static boolean isLocal(URI address) {
        String host = address.getHost();
        return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }
}
