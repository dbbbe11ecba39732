package dev.featurestore.operator.oci.http;

import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.text.DebugLog;
import dev.featurestore.operator.text.Masked;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its outcome as a line of the debug output: no header but the request ID, and no body. */
public final class Exchange {

    /** The header by which OCI's support finds a request. */
    private static final String REQUEST_ID = "opc-request-id";

    private final DebugLog debug;
    private final String method;
    private final URI address;
    private final Optional<ProxyServer> proxy;
    private final long start = System.nanoTime();

    /**
     * Starts the clock.
     *
     * @param proxy the proxy that the request goes through, if any
     */
    public Exchange(DebugLog debug, String method, URI address, Optional<ProxyServer> proxy) {
        this.debug = debug;
        this.method = method;
        this.address = address;
        this.proxy = proxy;
    }

    /** Logs an answer. */
    public void answered(HttpURLConnection connection) throws IOException {
        answered(connection.getResponseCode(), connection.getHeaderField(REQUEST_ID));
    }

    /** Logs an answer whose headers are not known. */
    public void answered(int status) {
        answered(status, null);
    }

    private void answered(int status, @Nullable String requestId) {
        end(status + (requestId == null ? "" : ", " + REQUEST_ID + " " + requestId));
    }

    /** Logs a request that got no answer. */
    public void failed(IOException cause) {
        String message = cause.getMessage();
        end(cause.getClass().getSimpleName() + (message == null ? "" : ": " + message));
    }

    private void end(String outcome) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        debug.debug(() -> Masked.urls(method + " " + address
                + proxy.map(p -> " through proxy " + p.host() + ":" + p.port()).orElse("") + " -> " + outcome + ", "
                + millis + " ms"));
    }
}
