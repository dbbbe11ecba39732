package dev.featurestore.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves a handler over HTTP on 127.0.0.1. All its threads are daemons; {@link #close()} ends them. */
public final class LoopbackServer implements AutoCloseable {

    /** Maximum size of a body in memory, in bytes: room for a stack's largest zip (11 MB) in base64 and its variables. */
    public static final int MAX_BODY = 20 * 1024 * 1024;

    /** The names of this machine in the Host header of a request that came without a proxy. */
    public static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Maximum number of concurrent requests, each with at most one body in memory; others wait. */
    private static final int MAX_THREADS = 64;

    /** Maximum number of open connections of each server, for {@link #limitConnections()}. */
    static final int MAX_CONNECTIONS = 256;

    private static final String CONNECTIONS = "jdk.httpserver.maxConnections";

    /** Time for the head of a request; clients on this machine send it at once. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Handler handler;
    private final RequestReader reader;
    private final SlowClients slowClients;
    private final RequestIds requestIds = new RequestIds();

    private LoopbackServer(
            HttpServer server,
            ThreadPoolExecutor threads,
            Handler handler,
            RequestReader reader,
            SlowClients slowClients) {
        this.server = server;
        this.threads = threads;
        this.handler = handler;
        this.reader = reader;
        this.slowClients = slowClients;
    }

    /**
     * Starts a server.
     *
     * @param port the port; 0 for any free port
     * @param handler answers the requests, in several threads
     * @param uploads the requests whose bodies may be larger than {@link #MAX_BODY}
     * @throws java.net.BindException if the port is not available
     * @throws IOException if the thread is interrupted
     */
    public static LoopbackServer start(int port, Handler handler, Uploads uploads) throws IOException {
        return start(port, Set.of(), handler, uploads);
    }

    /** Like {@link #start(int, Handler, Uploads)}, with additional names that are accepted in the Host header. */
    public static LoopbackServer start(int port, Set<String> hosts, Handler handler, Uploads uploads)
            throws IOException {
        return start(port, hosts, handler, uploads, TIMEOUT);
    }

    /** @param timeout time for the head of a request, and for a body in addition to the time of the slowest client */
    static LoopbackServer start(int port, Set<String> hosts, Handler handler, Uploads uploads, Duration timeout)
            throws IOException {
        // The JDK's server writes head and body separately; without this, each answer waits 40 ms for a delayed ACK.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        SlowClients slowClients = new SlowClients(timeout);
        ThreadPoolExecutor threads = daemonThreads(slowClients);
        LoopbackServer started = new LoopbackServer(
                server, threads, handler, new RequestReader(handler, uploads, hosts, slowClients), slowClients);
        server.setExecutor(threads);
        server.createContext("/", started::serve);
        startAsDaemon(server);
        return started;
    }

    private static ThreadPoolExecutor daemonThreads(SlowClients slowClients) {
        AtomicInteger count = new AtomicInteger();
        // Requests wait in a queue, never in the server's dispatcher, where one slow client would block all others.
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        MAX_THREADS,
                        MAX_THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "embedded-cloud-http-" + count.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        },
                        // Refuses only requests that arrive while the server closes.
                        new ThreadPoolExecutor.DiscardPolicy()) {

                    /** The JDK's server reads the head in this thread, before it calls the context's handler. */
                    @Override
                    protected void beforeExecute(Thread thread, Runnable task) {
                        slowClients.begin(0);
                    }

                    @Override
                    protected void afterExecute(Runnable task, Throwable thrown) {
                        slowClients.end();
                    }
                };
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Starts the server in a daemon thread, because its dispatcher thread inherits that. */
    private static void startAsDaemon(HttpServer server) throws IOException {
        Thread starter = new Thread(server::start, "embedded-cloud-start");
        starter.setDaemon(true);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            server.stop(0);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while starting the server", e);
        }
    }

    /**
     * Limits the open connections of each server that this process starts from now on; a further one is closed at once.
     * Only for a process that stays: it is a property of the whole JVM, which other servers in a build read too.
     */
    public static void limitConnections() {
        if (System.getProperty(CONNECTIONS) == null) {
            System.setProperty(CONNECTIONS, Integer.toString(MAX_CONNECTIONS));
        }
    }

    /** The server's URL. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Stops the server. Open requests get two seconds to end. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        slowClients.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requestId = requestIds.answerTo(exchange.getRequestHeaders().getFirst("opc-request-id"));
            Response response;
            try {
                response = answer(exchange);
            } catch (DroppedConnection e) {
                // An exchange that is closed without an answer closes its connection.
                return;
            } catch (ServiceError e) {
                response = e.response();
            } catch (RuntimeException | Error e) {
                // Errors too: they would end a thread of the server without an answer to the client.
                response = ServiceError.internal(e).response();
            }
            slowClients.begin(response.length());
            write(exchange, response.with("opc-request-id", requestId));
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        Request request = reader.read(exchange);
        try {
            return handler.handle(request);
        } finally {
            request.content().discard();
        }
    }

    private static void write(HttpExchange exchange, Response response) throws IOException {
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean empty = response.length() == 0 || exchange.getRequestMethod().equals("HEAD");
        try (InputStream body = response.body()) {
            exchange.sendResponseHeaders(response.status(), empty ? -1 : response.length());
            if (!empty) {
                try (OutputStream out = exchange.getResponseBody()) {
                    send(body, response.length(), out);
                }
            }
        }
    }

    private static void send(InputStream body, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(length, 64 * 1024)];
        for (long left = length; left > 0; ) {
            int read = body.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the body is shorter than its declared length");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
