package dev.featurestore.operator.oci.http;

import com.oracle.bmc.http.client.ClientProperty;
import com.oracle.bmc.http.client.HttpClient;
import com.oracle.bmc.http.client.HttpClientBuilder;
import com.oracle.bmc.http.client.RequestInterceptor;
import com.oracle.bmc.http.client.StandardClientProperties;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of the SDK. Only the two timeouts are used; this project and the SDK's providers set no other that
 * matters here.
 */
final class JdkHttpClientBuilder implements HttpClientBuilder {

    private record Prioritized(int priority, RequestInterceptor interceptor) {}

    private final JsonSerializer serializer;
    private final Transport transport;
    private final Contact contact;
    private final List<Prioritized> interceptors = new ArrayList<>();
    private @Nullable URI baseUri;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofSeconds(60);

    JdkHttpClientBuilder(JsonSerializer serializer, Transport transport, Contact contact) {
        this.serializer = serializer;
        this.transport = transport;
        this.contact = contact;
    }

    @Override
    public HttpClientBuilder baseUri(URI uri) {
        baseUri = uri;
        return this;
    }

    @Override
    public HttpClientBuilder baseUri(String uri) {
        return baseUri(URI.create(uri));
    }

    @Override
    public <T> HttpClientBuilder property(ClientProperty<T> key, T value) {
        // Zero would wait without limit. The SDK's providers set it when any timeout will do.
        if (value instanceof Duration timeout && timeout.compareTo(Duration.ZERO) > 0) {
            if (key.equals(StandardClientProperties.CONNECT_TIMEOUT)) {
                connectTimeout = timeout;
            } else if (key.equals(StandardClientProperties.READ_TIMEOUT)) {
                readTimeout = timeout;
            }
        }
        return this;
    }

    @Override
    public HttpClientBuilder registerRequestInterceptor(int priority, RequestInterceptor interceptor) {
        interceptors.add(new Prioritized(priority, interceptor));
        return this;
    }

    @Override
    public HttpClient build() {
        List<RequestInterceptor> ordered = interceptors.stream()
                .sorted(Comparator.comparingInt(Prioritized::priority))
                .map(Prioritized::interceptor)
                .toList();
        return new JdkHttpClient(
                Objects.requireNonNull(baseUri, "baseUri"),
                ordered,
                connectTimeout,
                readTimeout,
                serializer,
                transport,
                contact);
    }
}
