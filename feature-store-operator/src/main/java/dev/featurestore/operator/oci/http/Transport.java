package dev.featurestore.operator.oci.http;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.text.DebugLog;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Opens connections, directly or through a proxy, with the certificates that are trusted in addition to the JVM's. */
public final class Transport {

    // The SDK's providers that ask a token service find their HTTP provider through ServiceLoader and take no other, so
    // their settings are bound to the thread that creates them.
    private static final ThreadLocal<@Nullable Transport> OF_THREAD = new ThreadLocal<>();

    private final Routes routes;
    private final Optional<SSLContext> tls;
    // One, because the JDK uses a connection again only for the same factory.
    private final Optional<SSLSocketFactory> tlsSockets;
    private final DebugLog debug;

    /** The last connection of each thread to each server: the JDK keeps one at most for each, which that one knows. */
    private final Map<String, HttpURLConnection> last = new ConcurrentHashMap<>();

    private Transport(Routes routes, Optional<SSLContext> tls, DebugLog debug) {
        this.routes = routes;
        this.tls = tls;
        this.tlsSockets = tls.map(SSLContext::getSocketFactory);
        this.debug = debug;
    }

    /**
     * A transport with these network settings.
     *
     * @param debug gets a line of each exchange
     */
    public static Transport of(Network network, DebugLog debug) {
        Optional<SSLContext> tls = network.caCertificates()
                .map(file -> Trust.andOf(file, "featurestore.caCertificates"))
                .or(() -> Optional.ofNullable(network.environment().get("OCI_CLI_CERT_BUNDLE"))
                        .filter(file -> !file.isBlank())
                        .map(file -> Trust.andOf(
                                UserPaths.in(Path.of("")).read(file, "OCI_CLI_CERT_BUNDLE"), "OCI_CLI_CERT_BUNDLE")));
        return new Transport(new Routes(network), tls, debug);
    }

    private static Transport direct() {
        return of(Network.direct(), DebugLog.NONE);
    }

    /** The transport that is bound to this thread, or else one without proxies and certificates of its own. */
    static Transport ofThread() {
        @Nullable Transport bound = OF_THREAD.get();
        return bound == null ? direct() : bound;
    }

    /** Makes a call during which new clients of {@link JdkHttpProvider}s that the SDK finds use this transport. */
    public <T> T during(Supplier<T> call) {
        @Nullable Transport before = OF_THREAD.get();
        OF_THREAD.set(this);
        try {
            return call.get();
        } finally {
            if (before == null) {
                // The thread may outlive the build, and with it the class loader of a value.
                OF_THREAD.remove();
            } else {
                OF_THREAD.set(before);
            }
        }
    }

    /** The proxy for an address; empty if it is reached directly. */
    public Optional<ProxyServer> proxyTo(URI address) {
        return routes.to(address);
    }

    /** TLS with the certificates that are trusted in addition to the JVM's; empty if there are none. */
    public Optional<SSLContext> tls() {
        return tls;
    }

    /** Starts an exchange that is logged when its outcome is reported. */
    public Exchange exchange(String method, URI address) {
        return new Exchange(debug, method, address, proxyTo(address));
    }

    /** Opens a connection; nothing is sent yet. */
    public HttpURLConnection open(URI address, Duration connectTimeout, Duration readTimeout) throws IOException {
        HttpURLConnection connection = open(address);
        last.put(Thread.currentThread().getId() + " " + address.getRawAuthority(), connection);
        connection.setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()));
        connection.setReadTimeout(Math.toIntExact(readTimeout.toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        return connection;
    }

    private HttpURLConnection open(URI address) throws IOException {
        URL url = address.toURL();
        Optional<ProxyServer> proxy = routes.to(address);
        if (proxy.isEmpty()) {
            // Without a proxy of ours the JVM's own system properties apply.
            HttpURLConnection connection = (HttpURLConnection)
                    (Hosts.isLoopback(address) ? url.openConnection(Proxy.NO_PROXY) : url.openConnection());
            secure(connection, tlsSockets.orElse(null));
            return connection;
        }
        ProxyServer server = proxy.get();
        if (address.getScheme().equalsIgnoreCase("https")) {
            HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
            secure(
                    connection,
                    new Tunnels(tlsSockets.orElseGet(HttpsURLConnection::getDefaultSSLSocketFactory), server));
            return connection;
        }
        HttpURLConnection connection = (HttpURLConnection)
                url.openConnection(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(server.host(), server.port())));
        server.credentials()
                .ifPresent(c -> connection.setRequestProperty("Proxy-Authorization", Tunnels.authorization(c)));
        return connection;
    }

    /** Reads a body. */
    @FunctionalInterface
    public interface BodyReader {

        /** Reads the stream to its end, or as far as is needed. */
        byte[] read(InputStream in) throws IOException;
    }

    /**
     * Reads the body of an answer; empty if it has none. A stream that is read to its end stays open: only then {@link
     * #closeIdle} can close the connection, which the JDK keeps for the next request already.
     */
    public static Optional<byte[]> read(HttpURLConnection connection, int status, BodyReader reader)
            throws IOException {
        @Nullable InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        if (in == null) {
            return Optional.empty();
        }
        boolean ended = false;
        try {
            byte[] body = reader.read(in);
            ended = in.read() < 0;
            return Optional.of(body);
        } finally {
            if (!ended) {
                in.close();
            }
        }
    }

    /** Closes the connections that are idle, which the JDK would keep for seconds after the build. */
    public void closeIdle() {
        last.values().forEach(HttpURLConnection::disconnect);
        last.clear();
    }

    private static void secure(HttpURLConnection connection, @Nullable SSLSocketFactory factory) {
        if (factory != null && connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(factory);
        }
    }
}
