package dev.featurestore.operator.oci;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom to talk to, and as whom.
 *
 * @param region region identifier, such as {@code eu-frankfurt-1}
 * @param endpoint address that replaces the services' own; {@code {service}} and {@code {region}} may stand in it
 * @param configFile OCI configuration file
 * @param profile profile in it
 */
public record OciConnection(String region, Optional<String> endpoint, Path configFile, String profile) {

    /** The address of a service, if the services' own are replaced. */
    Optional<String> endpointOf(String service) {
        return endpoint.map(e -> e.replace("{service}", service).replace("{region}", region));
    }
}
