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

/** Serves a handler over HTTP on 127.0.0.1. All its threads are daemons, and {@link #close()} ends them. */
public final class LoopbackServer implements AutoCloseable {

    /** Bytes of a body that are read: a stack's largest zip (11 MB) in base64, and variables, fit well. */
    public static final int MAX_BODY = 20 * 1024 * 1024;

    /** Bytes beyond the limit that are swallowed, so that the client gets to read its 413. */
    private static final int MAX_SWALLOWED = 128 * 1024 * 1024;

    /** Requests answered at once, each with a body in memory at most; others wait. */
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
     * @param port the port, 0 for any free port
     * @param handler answers the requests, in many threads
     * @param uploads the requests whose bodies may be larger than {@link #MAX_BODY}
     * @throws java.net.BindException if the port is not available
     * @throws IOException if the thread is interrupted meanwhile
     */
    public static LoopbackServer start(int port, Handler handler, Uploads uploads) throws IOException {
        // The JDK's server writes head and body apart; without this each answer waits 40 ms for a delayed ACK.
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
        // Waiting in a queue, and never in the server's dispatcher, which one slow client would hold up for all.
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
                // Only what arrives while the server closes is refused.
                new ThreadPoolExecutor.DiscardPolicy());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** The server's dispatcher thread inherits being a daemon from the thread that starts it. */
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

    /** Where it is served. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Stops: no request is taken any more, those under way are answered within two seconds or cut off. */
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
                // An exchange that is closed without an answer takes its connection with it.
                return;
            } catch (ServiceError e) {
                response = e.response();
            } catch (RuntimeException | Error e) {
                // Errors too: they would end a thread of the server, and leave the client without an answer.
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
            if (declared <= MAX_SWALLOWED) {
                swallow(in);
            }
            throw e;
        }
    }

    private static byte[] readBody(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MAX_BODY);
        if (in.read() < 0) {
            return body;
        }
        swallow(in);
        throw ServiceError.requestEntityTooLarge(MAX_BODY);
    }

    /** Reads what is not wanted: a client that is refused in the middle of its body may not get to read why. */
    private static void swallow(InputStream in) throws IOException {
        byte[] swallowed = new byte[64 * 1024];
        long total = 0;
        while (total < MAX_SWALLOWED) {
            int read = in.read(swallowed);
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
                throw new EOFException("the body is shorter than announced");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
