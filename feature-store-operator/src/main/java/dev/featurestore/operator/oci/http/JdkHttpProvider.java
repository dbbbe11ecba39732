package dev.featurestore.operator.oci.http;

import com.oracle.bmc.http.client.HttpClientBuilder;
import com.oracle.bmc.http.client.HttpProvider;
import com.oracle.bmc.http.client.Serializer;

/**
 * The SDK's HTTP provider over {@link java.net.HttpURLConnection}.
 *
 * <p>The SDK signs, retries and reads models; this only carries requests. It answers in the calling thread, keeps no
 * thread of its own, and leaves proxies and trust to the JVM's settings.
 */
public final class JdkHttpProvider implements HttpProvider {

    private final JsonSerializer serializer = new JsonSerializer();

    @Override
    public HttpClientBuilder newBuilder() {
        return new JdkHttpClientBuilder(serializer);
    }

    @Override
    public Serializer getSerializer() {
        return serializer;
    }
}
