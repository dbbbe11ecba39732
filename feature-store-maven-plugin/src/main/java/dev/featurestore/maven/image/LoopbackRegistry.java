package dev.featurestore.maven.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A registry on 127.0.0.1 with one image, from which a container engine pulls the layers that it does not have. The
 * engine pulls by digest, so that nothing else on this machine can give it another image. Source: "Pulling an Image" in
 * the HTTP API V2 of Docker's registry.
 */
final class LoopbackRegistry implements AutoCloseable {

    private static final String REPOSITORY = "operator";
    private static final String HEAD = "HEAD";
    private static final String ROOT = "/v2/";
    private static final String MANIFESTS = ROOT + REPOSITORY + "/manifests/";
    private static final String BLOBS = ROOT + REPOSITORY + "/blobs/";
    private static final String MANIFEST_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
    private static final List<String> READING = List.of("GET", HEAD);
    private static final int BUFFER = 1 << 16;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;
    private final ServedImage image;

    private LoopbackRegistry(HttpServer server, ExecutorService threads, ServedImage image) {
        this.server = server;
        this.threads = threads;
        this.image = image;
    }

    static LoopbackRegistry serve(ServedImage image) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "loopback-registry");
            thread.setDaemon(true);
            return thread;
        });
        LoopbackRegistry registry = new LoopbackRegistry(server, threads, image);
        server.setExecutor(threads);
        server.createContext(ROOT, registry::answer);
        server.start();
        return registry;
    }

    /** The image's name for the engine: with its digest. */
    String reference() {
        return "127.0.0.1:" + server.getAddress().getPort() + "/" + REPOSITORY + "@" + image.digest();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            ServedImage.ServedBlob blob = image.blobs().get(path.substring(path.lastIndexOf('/') + 1));
            if (!READING.contains(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(405, -1);
            } else if (path.equals(ROOT)) {
                send(exchange, "application/json", ServedImage.ServedBlob.of("{}"));
            } else if (path.equals(MANIFESTS + image.digest())) {
                exchange.getResponseHeaders()
                        .set("Docker-Content-Digest", image.digest().toString());
                send(exchange, MANIFEST_TYPE, image.manifest());
            } else if (path.startsWith(BLOBS) && blob != null) {
                send(exchange, "application/octet-stream", blob);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, String type, ServedImage.ServedBlob blob) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals(HEAD)) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(blob.size()));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, blob.size());
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), BUFFER)) {
            blob.content().writeTo(out);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
