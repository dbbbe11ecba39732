package dev.featurestore.provider.protocol;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * gRPC server for calls of one message each, over HTTP/2 without TLS, on free ports of the loopback address ("gRPC over
 * HTTP2"). It has what Terraform's client needs: no streams of messages, no compression, no deadlines. Each service has a port
 * of its own; all of them share one thread for the connections.
 */
public final class GrpcServer implements AutoCloseable {

    /** The frame size that every peer accepts, in bytes (RFC 9113, section 4.2). */
    private static final int SHORTEST_MAXIMUM_FRAME = 1 << 14;

    private final HttpAsyncServer server;
    private final Workers workers;
    private final Map<Integer, Methods> services;

    private GrpcServer(HttpAsyncServer server, Workers workers, Map<Integer, Methods> services) {
        this.server = server;
        this.workers = workers;
        this.services = services;
    }

    /** The methods of a service: each answers a message with a message. */
    public interface Methods {

        /** The method of a path; null if the service does not have it. */
        @Nullable
        UnaryOperator<byte[]> at(String path);
    }

    /** Starts a server without services. */
    public static GrpcServer start() {
        Workers workers = new Workers("stand-in-provider");
        Map<Integer, Methods> services = new ConcurrentHashMap<>();
        HttpAsyncServer server = H2ServerBootstrap.bootstrap()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_2)
                .setH2Config(H2Config.custom()
                        .setPushEnabled(false)
                        // Also limits the frames that are sent; Terraform's client accepts no longer ones.
                        .setMaxFrameSize(SHORTEST_MAXIMUM_FRAME)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        // A call can take long, and sends nothing meanwhile.
                        .setSoTimeout(Timeout.DISABLED)
                        .build())
                // Terraform's client sends no host name to route by.
                .setRequestRouter((request, context) -> () -> new GrpcCall(method(services, request, context), workers))
                .create();
        server.start();
        return new GrpcServer(server, workers, services);
    }

    /**
     * Adds a service.
     *
     * @return its port
     */
    public int add(Methods methods) throws IOException {
        try {
            ListenerEndpoint endpoint = server.listen(
                            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                            URIScheme.HTTP)
                    .get();
            int port = ((InetSocketAddress) endpoint.getAddress()).getPort();
            services.put(port, methods);
            return port;
        } catch (ExecutionException e) {
            throw new IOException("The stand-in provider cannot listen on 127.0.0.1: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while the stand-in provider started");
        }
    }

    /** All services share paths, so that the port decides. */
    private static @Nullable UnaryOperator<byte[]> method(
            Map<Integer, Methods> services, HttpRequest request, HttpContext context) {
        EndpointDetails connection = HttpCoreContext.cast(context).getEndpointDetails();
        Methods methods = connection.getLocalAddress() instanceof InetSocketAddress address
                ? services.get(address.getPort())
                : null;
        return methods == null ? null : methods.at(String.valueOf(request.getPath()));
    }

    /** Closes all connections, interrupts running calls, and returns when all threads of the server have ended. */
    @Override
    public void close() {
        server.initiateShutdown();
        server.close(CloseMode.IMMEDIATE);
        boolean interrupted = workers.close();
        while (true) {
            try {
                server.awaitShutdown(TimeValue.MAX_VALUE);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
