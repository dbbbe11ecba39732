package dev.featurestore.operator.oci.http;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.ProxyServer;
import dev.featurestore.operator.cloud.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy an address is reached through: that of Maven's settings, or else that of the environment, or else none.
 * Addresses of this machine and link-local ones (an instance's metadata) are never reached through one.
 */
final class Routes {

    private final List<ProxyServer> settings;
    private final List<ProxyServer> environment;

    Routes(Network network) {
        this.settings = network.proxies();
        this.environment = environment(network.environment());
    }

    /** The proxy for an address, if there is one for it. */
    Optional<ProxyServer> to(URI address) {
        String host = Hosts.name(address);
        if (Hosts.isLoopback(host) || Hosts.isLinkLocal(host)) {
            return Optional.empty();
        }
        Optional<ProxyServer> found = find(settings, address.getScheme());
        if (found.isEmpty()) {
            found = find(environment, address.getScheme());
        }
        return found.filter(proxy -> proxy.nonProxyHosts().stream().noneMatch(p -> Hosts.matches(host, p)));
    }

    private static Optional<ProxyServer> find(List<ProxyServer> proxies, String scheme) {
        return proxies.stream().filter(p -> p.scheme().equalsIgnoreCase(scheme)).findFirst();
    }

    private static List<ProxyServer> environment(Map<String, String> environment) {
        List<String> direct = new ArrayList<>();
        variable(environment, "NO_PROXY")
                .ifPresent(list -> Arrays.stream(list.split("[,\\s]+"))
                        .map(Routes::pattern)
                        .forEach(direct::addAll));
        List<ProxyServer> proxies = new ArrayList<>();
        for (String scheme : List.of("https", "http")) {
            String name = scheme.toUpperCase(Locale.ROOT) + "_PROXY";
            variable(environment, name).ifPresent(value -> proxies.add(proxy(scheme, name, value, direct)));
        }
        return proxies;
    }

    /** A name matches itself and all below it, with or without a leading dot, as curl and Python read it. */
    private static List<String> pattern(String entry) {
        String name = entry.strip();
        if (name.isEmpty() || name.contains("*")) {
            return name.isEmpty() ? List.of() : List.of(name);
        }
        String bare = name.startsWith(".") ? name.substring(1) : name;
        return List.of(bare, "*." + bare);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(environment.getOrDefault(lower, environment.get(name)))
                .filter(v -> !v.isBlank());
    }

    private static ProxyServer proxy(String scheme, String name, String value, List<String> direct) {
        // The value may hold a password, so no message quotes it.
        try {
            URI uri = new URI(value.contains("://") ? value.strip() : "http://" + value.strip());
            @Nullable String host = uri.getHost();
            if (host == null || !"http".equalsIgnoreCase(uri.getScheme())) {
                throw malformed(name);
            }
            return new ProxyServer(
                    scheme, host, uri.getPort() < 0 ? 80 : uri.getPort(), credentials(uri.getRawUserInfo()), direct);
        } catch (URISyntaxException e) {
            throw malformed(name);
        }
    }

    private static Optional<ProxyServer.Credentials> credentials(@Nullable String userInfo) {
        if (userInfo == null) {
            return Optional.empty();
        }
        String[] parts = userInfo.split(":", 2);
        return Optional.of(
                new ProxyServer.Credentials(decoded(parts[0]), new Secret(parts.length < 2 ? "" : decoded(parts[1]))));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static FeatureStoreException malformed(String name) {
        return FeatureStoreException.of(
                FailureCode.MISSING_PARAMETER,
                "the environment variable " + name + " does not hold the address of a proxy",
                "write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with %-escapes in user and password");
    }
}
