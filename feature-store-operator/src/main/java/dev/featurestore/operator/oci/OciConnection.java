package dev.featurestore.operator.oci;

import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.SignIn;
import dev.featurestore.operator.oci.http.Hosts;
import java.net.URI;
import java.util.Optional;

/**
 * Whom to talk to, and as whom.
 *
 * @param region region identifier, such as {@code eu-frankfurt-1}
 * @param address where the cloud is, how it is reached, and who signs in
 */
public record OciConnection(String region, CloudAddress address) {

    /** The address of a service, if the services' own are replaced. */
    Optional<String> endpointOf(String service) {
        return endpoint().map(e -> e.replace("{service}", service).replace("{region}", region));
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
