package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.ImageReference;
import dev.featurestore.maven.image.ServedImage.ServedBlob;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A registry on 127.0.0.1 with one image, from which a container engine pulls the layers that it does not have: by digest, or
 * by a tag, each of which is this image. Source: "Pulling an Image" in
 * the HTTP API V2 of Docker's registry.
 *
 * <p>An engine tries TLS first. The JDK's HTTP server would leave it waiting for ten seconds; this one closes the
 * connection at once.
 */
final class LoopbackRegistry implements AutoCloseable {

    /** The image's repository. */
    static final String REPOSITORY = "operator";

    private static final String ROOT = "/v2/";
    private static final String MANIFESTS = ROOT + REPOSITORY + "/manifests/";
    private static final String BLOBS = ROOT + REPOSITORY + "/blobs/";
    private static final String MANIFEST_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String HEAD = "HEAD";
    private static final List<String> READING = List.of("GET", HEAD);
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int MAX_HEAD = 1 << 16;
    private static final int BUFFER = 1 << 16;
    private static final int READ_TIMEOUT = 30_000;

    private final ServerSocket socket;
    private final ServedImage image;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback-registry");
        thread.setDaemon(true);
        return thread;
    });

    private LoopbackRegistry(ServerSocket socket, ServedImage image) {
        this.socket = socket;
        this.image = image;
    }

    static LoopbackRegistry serve(ServedImage image) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        LoopbackRegistry registry = new LoopbackRegistry(new ServerSocket(0, 0, loopback), image);
        registry.threads.execute(registry::accept);
        return registry;
    }

    /** Its host and port. */
    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            client.setSoTimeout(READ_TIMEOUT);
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = new BufferedOutputStream(client.getOutputStream(), BUFFER);
            for (Optional<String> head = head(in); head.isPresent(); head = head(in)) {
                String[] request = head.get().lines().findFirst().orElse("").split(" ", -1);
                if (request.length != 3) {
                    return;
                }
                answer(request[0], request[1], out);
                out.flush();
            }
        } catch (IOException gone) {
            // The engine reports a download that was broken off.
        }
    }

    /** The next request to its empty line; empty at the end of the connection, and for TLS. */
    private static Optional<String> head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0 && head.length() < MAX_HEAD; next = in.read()) {
            if (head.isEmpty() && next == TLS_HANDSHAKE) {
                return Optional.empty();
            }
            head.append((char) next);
            if (next == '\n' && head.toString().endsWith("\r\n\r\n")) {
                return Optional.of(head.toString());
            }
        }
        return Optional.empty();
    }

    private void answer(String method, String path, OutputStream out) throws IOException {
        if (!READING.contains(method)) {
            head(out, "405 Method Not Allowed", "text/plain", 0);
            return;
        }
        Optional<ServedBlob> content = content(path);
        if (content.isEmpty()) {
            head(out, "404 Not Found", "text/plain", 0);
            return;
        }
        if (content.get().lost().getAsBoolean()) {
            // Of all errors only this one: engines repeat a download after others, some for a minute.
            refuse(out);
            return;
        }
        String type = path.startsWith(MANIFESTS)
                ? MANIFEST_TYPE
                : path.equals(ROOT) ? "application/json" : "application/octet-stream";
        head(out, "200 OK", type, content.get().size());
        if (!method.equals(HEAD)) {
            content.get().content().writeTo(out);
        }
    }

    private void refuse(OutputStream out) throws IOException {
        byte[] error = "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"the base cannot be downloaded\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        head(out, "403 Forbidden", "application/json", error.length);
        out.write(error);
    }

    private Optional<ServedBlob> content(String path) {
        if (path.equals(ROOT)) {
            return Optional.of(ServedBlob.of("{}"));
        }
        if (path.startsWith(MANIFESTS) && isImage(path.substring(MANIFESTS.length()))) {
            return Optional.of(image.manifest());
        }
        return path.startsWith(BLOBS)
                ? Optional.ofNullable(image.blobs().get(path.substring(BLOBS.length())))
                : Optional.empty();
    }

    private boolean isImage(String reference) {
        return reference.equals(image.digest().toString()) || ImageReference.isValidTag(reference);
    }

    private void head(OutputStream out, String status, String type, long length) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n"
                + (type.equals(MANIFEST_TYPE) ? "Docker-Content-Digest: " + image.digest() + "\r\n" : "")
                + "Docker-Distribution-Api-Version: registry/2.0\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
