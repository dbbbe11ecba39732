package dev.featurestore.operator.oci.http;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.ProxyServer;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the proxy for an address: that of Maven's settings, or else that of the environment, or else none.
 * Addresses of this machine and link-local ones (an instance's metadata) are never reached through one.
 */
final class Routes {

    private final List<ProxyServer> settings;
    private final Map<String, String> environment;
    private final List<String> direct;

    Routes(Network network) {
        this.settings = network.proxies();
        this.environment = network.environment();
        this.direct = variable("NO_PROXY").stream()
                .flatMap(list -> Arrays.stream(list.value().split("[,;|\\s]+")))
                .flatMap(Routes::patterns)
                .toList();
    }

    /**
     * The proxy for an address; empty if it is reached directly.
     *
     * @throws dev.featurestore.operator.failure.FeatureStoreException {@code INVALID_NETWORK_SETTING} if a variable of the environment
     *     sets an invalid or unsupported proxy for it
     */
    Optional<ProxyServer> to(URI address) {
        String host = Hosts.name(address);
        if (Hosts.isLoopback(host) || Hosts.isLinkLocal(host)) {
            return Optional.empty();
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        Optional<ProxyServer> found = settings.stream()
                .filter(p -> p.scheme().equalsIgnoreCase(scheme))
                .findFirst();
        if (found.isPresent()) {
            return found.filter(proxy -> !isNamed(address, proxy.nonProxyHosts()));
        }
        return isNamed(address, direct)
                ? Optional.empty()
                : variable(scheme.toUpperCase(Locale.ROOT) + "_PROXY")
                        .or(() -> variable("ALL_PROXY"))
                        .map(variable -> variable.proxy(scheme, direct));
    }

    private static boolean isNamed(URI address, List<String> patterns) {
        return patterns.stream().anyMatch(pattern -> Hosts.matches(address, pattern));
    }

    /** A name matches itself and all below it, with or without a leading dot, as curl and Python read it. */
    private static Stream<String> patterns(String entry) {
        if (entry.isEmpty() || entry.contains("*")) {
            return entry.isEmpty() ? Stream.of() : Stream.of(entry);
        }
        String bare = entry.startsWith(".") ? entry.substring(1) : entry;
        return Stream.of(bare, "*." + bare);
    }

    private Optional<ProxyVariable> variable(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT), name)
                .filter(n -> !environment.getOrDefault(n, "").isBlank())
                .map(n -> new ProxyVariable(n, environment.getOrDefault(n, "")))
                .findFirst();
    }
}
