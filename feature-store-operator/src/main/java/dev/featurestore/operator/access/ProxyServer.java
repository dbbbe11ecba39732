package dev.featurestore.operator.access;

import java.util.List;
import java.util.Optional;

/**
 * A proxy of Maven's settings.
 *
 * @param scheme scheme of the addresses that it serves, {@code http} or {@code https}
 * @param host host name or address of the proxy
 * @param port port of the proxy
 * @param credentials user and password, if the proxy requires them
 * @param nonProxyHosts hosts that are reached without it; {@code *} at the start or the end matches any text
 */
public record ProxyServer(
        String scheme, String host, int port, Optional<Credentials> credentials, List<String> nonProxyHosts) {

    /** User and password of a proxy. */
    public record Credentials(String user, Secret password) {}

    public ProxyServer {
        nonProxyHosts = List.copyOf(nonProxyHosts);
    }
}
