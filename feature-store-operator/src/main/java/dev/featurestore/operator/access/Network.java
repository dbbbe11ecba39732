package dev.featurestore.operator.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Network settings: proxies, certificates, offline mode.
 *
 * @param proxies proxies of Maven's settings; they come before those of the environment
 * @param caCertificates PEM file of certificates to trust in addition to the JVM's
 * @param environment environment variables with proxies ({@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY}) and
 *     certificates ({@code OCI_CLI_CERT_BUNDLE})
 * @param offline whether only requests to this machine are allowed
 */
public record Network(
        List<ProxyServer> proxies, Optional<Path> caCertificates, Map<String, String> environment, boolean offline) {

    public Network {
        proxies = List.copyOf(proxies);
        environment = Map.copyOf(environment);
    }

    /** No proxy, and no trust beyond the JVM's. */
    public static Network direct() {
        return new Network(List.of(), Optional.empty(), Map.of(), false);
    }

    /** Leaves out the environment, whose proxy addresses may contain passwords. */
    @Override
    public String toString() {
        return "Network[proxies=" + proxies + ", caCertificates=" + caCertificates + ", offline=" + offline + "]";
    }
}
