package dev.featurestore.operator.oci.http;

import com.oracle.bmc.http.client.HttpClient;
import com.oracle.bmc.http.client.HttpRequest;
import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.http.client.RequestInterceptor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What all requests of a client share.
 *
 * @param interceptors what looks at a request before it is sent, the signer last, in the SDK's order
 */
record JdkHttpClient(
        URI baseUri,
        List<RequestInterceptor> interceptors,
        Duration connectTimeout,
        Duration readTimeout,
        JsonSerializer serializer)
        implements HttpClient {

    @Override
    public HttpRequest createRequest(Method method) {
        return new JdkHttpRequest(this, method);
    }

    /** True for what happened on the way, which the SDK then reports as the client's side of a failure. */
    @Override
    public boolean isProcessingException(Exception e) {
        return e instanceof IOException;
    }

    /** Nothing to do: the JDK keeps idle connections and closes them by itself. */
    @Override
    public void close() {}
}
