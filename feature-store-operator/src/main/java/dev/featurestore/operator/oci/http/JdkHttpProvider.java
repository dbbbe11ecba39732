package dev.featurestore.operator.oci.http;

import com.oracle.bmc.http.client.HttpClientBuilder;
import com.oracle.bmc.http.client.HttpProvider;
import com.oracle.bmc.http.client.Serializer;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * The SDK's HTTP provider over {@link java.net.HttpURLConnection}.
 *
 * <p>The SDK signs and reads models; this only carries requests. It answers in the calling thread and keeps no
 * thread of its own.
 */
public final class JdkHttpProvider implements HttpProvider {

    /** One for all clients: what it knows of a model costs more than the request that needs it first. */
    private static final JsonSerializer SERIALIZER = new JsonSerializer();

    private final Supplier<Transport> transport;
    private final Supplier<Contact> contact;

    /** A provider whose clients use the transport that is bound to the thread; the SDK finds it through ServiceLoader. */
    public JdkHttpProvider() {
        this.transport = Transport::ofThread;
        this.contact = () -> new Contact(Clock.systemUTC());
    }

    /**
     * A provider whose clients use this transport.
     *
     * @param contact gets to know the server of its clients
     */
    public JdkHttpProvider(Transport transport, Contact contact) {
        this.transport = () -> transport;
        this.contact = () -> contact;
    }

    @Override
    public HttpClientBuilder newBuilder() {
        return new JdkHttpClientBuilder(SERIALIZER, transport.get(), contact.get());
    }

    @Override
    public Serializer getSerializer() {
        return SERIALIZER;
    }
}
