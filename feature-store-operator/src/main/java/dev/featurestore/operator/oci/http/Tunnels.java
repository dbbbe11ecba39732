package dev.featurestore.operator.oci.http;

import dev.featurestore.operator.access.ProxyServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS through a proxy's tunnel ({@code CONNECT}).
 *
 * <p>{@link java.net.HttpURLConnection} can open tunnels, but with a password only by a setting of the whole JVM
 * ({@code jdk.http.auth.tunneling.disabledSchemes} is read once, and disables Basic by default). So it gets sockets that
 * open the tunnel when they connect.
 */
final class Tunnels extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final ProxyServer proxy;

    Tunnels(SSLSocketFactory tls, ProxyServer proxy) {
        this.tls = tls;
        this.proxy = proxy;
    }

    /** The header with user and password for a proxy. */
    static String authorization(ProxyServer.Credentials credentials) {
        String both = credentials.user() + ":" + credentials.password().value();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /** A socket without TLS, which is added once it is connected. */
    @Override
    public Socket createSocket() {
        return new Tunnel(proxy);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return tls.createSocket(socket, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw unused();
    }

    // Never called by the JDK's client, which connects with a timeout, without which a tunnel could hang.
    private static IOException unused() {
        return new IOException("a tunnel requires a timeout to connect");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    private static final class Tunnel extends Socket {

        private static final int LONGEST_ANSWER = 64 * 1024;

        private final ProxyServer proxy;

        Tunnel(ProxyServer proxy) {
            this.proxy = proxy;
        }

        @Override
        public void connect(SocketAddress target, int timeout) throws IOException {
            InetSocketAddress server = new InetSocketAddress(proxy.host(), proxy.port());
            if (server.isUnresolved()) {
                throw new UnknownHostException("the proxy " + proxy.host());
            }
            super.connect(server, timeout);
            setSoTimeout(timeout);
            String authority = authority((InetSocketAddress) target);
            StringBuilder request =
                    new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n");
            proxy.credentials()
                    .ifPresent(c -> request.append("Proxy-Authorization: ")
                            .append(authorization(c))
                            .append("\r\n"));
            getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            String status = statusLine(getInputStream());
            if (!status.matches("HTTP/1\\.\\d 2\\d\\d.*")) {
                close();
                throw new IOException("the proxy " + proxy.host() + ":" + proxy.port() + " refused to connect to "
                        + authority + ": " + status.replaceFirst("^HTTP/\\S+ ", ""));
            }
            setSoTimeout(0);
        }

        private static String authority(InetSocketAddress target) {
            String host = target.getHostString();
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + target.getPort();
        }

        /** Reads the head of the response, and not a byte more: the rest is TLS. */
        private static String statusLine(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int ends = 0;
            while (ends < 2) {
                int read = in.read();
                if (read < 0 || head.size() > LONGEST_ANSWER) {
                    throw new IOException("the response of the proxy is not HTTP");
                }
                head.write(read);
                if (read == '\n') {
                    ends++;
                } else if (read != '\r') {
                    ends = 0;
                }
            }
            return head.toString(StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
