package dev.featurestore.provider.protocol;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * gRPC server for calls of one message each, over HTTP/2 without TLS, on a free port of the loopback address ("gRPC over
 * HTTP2"). It has what Terraform's client needs: no streams of messages, no compression, no deadlines.
 */
public final class GrpcServer implements AutoCloseable {

    /** The frame size that every peer accepts, in bytes (RFC 9113, section 4.2). */
    private static final int SHORTEST_MAXIMUM_FRAME = 1 << 14;

    private final HttpAsyncServer server;
    private final Workers workers;
    private final int port;

    private GrpcServer(HttpAsyncServer server, Workers workers, int port) {
        this.server = server;
        this.workers = workers;
        this.port = port;
    }

    /**
     * Starts a server.
     *
     * @param methods the methods by the path of the request; each answers a message with a message
     */
    public static GrpcServer start(Map<String, UnaryOperator<byte[]>> methods) throws IOException {
        Workers workers = new Workers("stand-in-provider");
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
                .setRequestRouter((request, context) -> () -> new GrpcCall(methods.get(path(request)), workers))
                .create();
        server.start();
        try {
            ListenerEndpoint endpoint = server.listen(
                            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                            URIScheme.HTTP)
                    .get();
            return new GrpcServer(server, workers, ((InetSocketAddress) endpoint.getAddress()).getPort());
        } catch (ExecutionException e) {
            server.close(CloseMode.IMMEDIATE);
            throw new IOException("The stand-in provider cannot listen on 127.0.0.1: " + e.getCause(), e);
        } catch (InterruptedException e) {
            server.close(CloseMode.IMMEDIATE);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while the stand-in provider started");
        }
    }

    private static String path(HttpRequest request) {
        return String.valueOf(request.getPath());
    }

    /** The port of the server. */
    public int port() {
        return port;
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
