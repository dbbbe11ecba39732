package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.net.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Asks a server on this machine for its certificates. */
final class ServerCertificates {

    private static final int TIMEOUT = 10_000;
    private static final int HTTPS = 443;

    private ServerCertificates() {}

    /** The chain from the root to the server, as the real provider gives it. */
    static List<X509Certificate> of(URI url, boolean verified) throws ServiceException {
        String host = String.valueOf(url.getHost());
        if (!Loopback.isAddress(host)) {
            throw new ServiceException("The rehearsal does not connect to " + url
                    + ": the stand-in for hashicorp/tls stays on this machine, and connects to loopback addresses only."
                    + " Set content instead of url, or install the real provider: in the folder of the stack, on a"
                    + " machine with a network, run terraform get && terraform providers mirror"
                    + " ~/.terraform.d/plugins");
        }
        int port = url.getPort() < 0 ? HTTPS : url.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), TIMEOUT);
            plain.setSoTimeout(TIMEOUT);
            try (SSLSocket socket =
                    (SSLSocket) context(verified).getSocketFactory().createSocket(plain, host, port, true)) {
                socket.startHandshake();
                List<X509Certificate> chain = new ArrayList<>();
                for (Certificate certificate : socket.getSession().getPeerCertificates()) {
                    chain.add(0, (X509Certificate) certificate);
                }
                return chain;
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new ServiceException("Failed to read the certificates of " + url + ": " + e.getMessage());
        }
    }

    private static SSLContext context(boolean verified) throws GeneralSecurityException {
        if (verified) {
            return SSLContext.getDefault();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyServer()}, null);
        return context;
    }

    /** For {@code verify_chain = false}, which reads certificates and sends nothing. */
    private static final class AnyServer implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
