package dev.featurestore.maven.image;

import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.oci.http.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets the proxies of Jib, which reads them only from properties of the JVM. Sets those that the user has not set, and
 * restores them when closed.
 */
final class JvmProxies implements AutoCloseable {

    private final Map<String, Optional<String>> before = new LinkedHashMap<>();

    private JvmProxies() {}

    /** Sets the proxies for the hosts of registries. */
    static JvmProxies towards(Transport transport, List<String> hosts) {
        JvmProxies proxies = new JvmProxies();
        for (String scheme : List.of("https", "http")) {
            for (String host : hosts) {
                transport.proxyTo(URI.create(scheme + "://" + host)).ifPresent(proxy -> proxies.use(scheme, proxy));
            }
        }
        return proxies;
    }

    private void use(String scheme, ProxyServer proxy) {
        if (System.getProperty(scheme + ".proxyHost") != null) {
            return;
        }
        set(scheme + ".proxyHost", proxy.host());
        set(scheme + ".proxyPort", Integer.toString(proxy.port()));
        proxy.credentials().ifPresent(credentials -> {
            set(scheme + ".proxyUser", credentials.user());
            set(scheme + ".proxyPassword", credentials.password().value());
        });
        List<String> direct = new ArrayList<>(proxy.nonProxyHosts());
        direct.addAll(List.of("localhost", "127.*", "[::1]"));
        // The JVM uses this property for both schemes.
        set("http.nonProxyHosts", String.join("|", direct));
    }

    private void set(String name, String value) {
        before.putIfAbsent(name, Optional.ofNullable(System.getProperty(name)));
        System.setProperty(name, value);
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            @Nullable String old = value.orElse(null);
            if (old == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, old);
            }
        });
    }
}
