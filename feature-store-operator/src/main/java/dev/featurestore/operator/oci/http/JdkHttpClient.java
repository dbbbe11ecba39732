package dev.featurestore.operator.oci.http;

import com.oracle.bmc.http.client.HttpClient;
import com.oracle.bmc.http.client.HttpRequest;
import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.http.client.RequestInterceptor;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A client: the settings that all its requests share.
 *
 * @param interceptors called with a request before it is sent, in the SDK's order, the signer last
 * @param contact what is known of the server
 */
record JdkHttpClient(
        URI baseUri,
        List<RequestInterceptor> interceptors,
        Duration connectTimeout,
        Duration readTimeout,
        JsonSerializer serializer,
        Transport transport,
        Contact contact)
        implements HttpClient {

    // A server that has never answered may be down, which must be reported within 15 seconds.
    private static final Duration FIRST_CONNECT = Duration.ofSeconds(6);
    private static final Duration FIRST_READ = Duration.ofSeconds(8);

    @Override
    public HttpRequest createRequest(Method method) {
        return new JdkHttpRequest(this, method);
    }

    HttpURLConnection open(URI address) throws IOException {
        return contact.hasAnswered()
                ? transport.open(address, connectTimeout, readTimeout)
                : transport.open(address, shorter(connectTimeout, FIRST_CONNECT), shorter(readTimeout, FIRST_READ));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Whether the failure is one of the network, which the SDK reports as a failure of the client. */
    @Override
    public boolean isProcessingException(Exception e) {
        return e instanceof IOException;
    }

    /** Nothing to do: the JDK keeps idle connections and closes them. */
    @Override
    public void close() {}
}
