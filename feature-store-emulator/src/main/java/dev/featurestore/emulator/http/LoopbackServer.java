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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves a handler over HTTP on 127.0.0.1. All its threads are daemons; {@link #close()} ends them. */
public final class LoopbackServer implements AutoCloseable {

    /** Maximum size of a body in memory, in bytes: room for a stack's largest zip (11 MB) in base64 and its variables. */
    public static final int MAX_BODY = 20 * 1024 * 1024;

    /** Maximum number of bytes over the limit that are read and dropped, so that the client can read its 413. */
    private static final int MAX_DROPPED = 128 * 1024 * 1024;

    /** Maximum number of concurrent requests, each with at most one body in memory; others wait. */
    private static final int MAX_THREADS = 32;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Handler handler;
    private final Uploads uploads;
    private final RequestIds requestIds = new RequestIds();

    private LoopbackServer(HttpServer server, ThreadPoolExecutor threads, Handler handler, Uploads uploads) {
        this.server = server;
        this.threads = threads;
        this.handler = handler;
        this.uploads = uploads;
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
        // The JDK's server writes head and body separately; without this, each answer waits 40 ms for a delayed ACK.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        ThreadPoolExecutor threads = daemonThreads();
        LoopbackServer started = new LoopbackServer(server, threads, handler, uploads);
        server.setExecutor(threads);
        server.createContext("/", started::serve);
        startAsDaemon(server);
        return started;
    }

    private static ThreadPoolExecutor daemonThreads() {
        AtomicInteger count = new AtomicInteger();
        // Requests wait in a queue, never in the server's dispatcher, where one slow client would block all others.
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
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
                new ThreadPoolExecutor.DiscardPolicy());
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
            write(exchange, response.with("opc-request-id", requestId));
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String method = exchange.getRequestMethod();
        String target = exchange.getRequestURI().toString();
        ReceivedBody body = uploads.includes(method, target)
                ? upload(new Request(method, target, headers, ReceivedBody.of(new byte[0])), exchange.getRequestBody())
                : ReceivedBody.of(readBody(exchange.getRequestBody()));
        try {
            return handler.handle(new Request(method, target, headers, body));
        } finally {
            body.discard();
        }
    }

    private ReceivedBody upload(Request head, InputStream in) throws IOException {
        long declared = head.header("content-length")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
        try {
            handler.admit(head);
            return uploads.receive(in, declared);
        } catch (ServiceError e) {
            if (declared <= MAX_DROPPED) {
                drain(in);
            }
            throw e;
        }
    }

    private static byte[] readBody(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MAX_BODY);
        if (in.read() < 0) {
            return body;
        }
        drain(in);
        throw ServiceError.requestEntityTooLarge(MAX_BODY);
    }

    /** Reads and drops the rest of a body: a client that is refused before its end may not read the answer. */
    private static void drain(InputStream in) throws IOException {
        byte[] dropped = new byte[64 * 1024];
        long total = 0;
        while (total < MAX_DROPPED) {
            int read = in.read(dropped);
            if (read < 0) {
                return;
            }
            total += read;
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
