package dev.featurestore.operator.oci;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Hosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The region and the address of a cloud.
 *
 * @param region region identifier, such as {@code eu-frankfurt-1}
 * @param address the endpoint, the network settings, and the settings to sign in
 */
public record OciConnection(String region, CloudAddress address) {

    /**
     * The address that replaces the service's own; empty if none does.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is not an HTTP URL
     */
    Optional<String> endpointOf(String service) {
        Optional<String> replaced =
                endpoint().map(e -> e.replace("{service}", service).replace("{region}", region));
        if (replaced.isPresent() && !isHttp(replaced.get())) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    "featurestore.endpoint: \"" + address.endpoint().orElseThrow() + "\" is not an HTTP URL",
                    "Write it as http://HOST:PORT or https://HOST, with the placeholders {service} and {region} if needed");
        }
        return replaced;
    }

    private static boolean isHttp(String address) {
        try {
            URI uri = new URI(address);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    Optional<String> endpoint() {
        return address.endpoint();
    }

    SignIn signIn() {
        return address.signIn();
    }

    Network network() {
        return address.network();
    }

    /** Whether the services are on this machine. */
    boolean isLocal() {
        return endpointOf("resourcemanager")
                .map(URI::create)
                .filter(Hosts::isLoopback)
                .isPresent();
    }
}
