package dev.featurestore.maven;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A forward proxy. Whatever name it is asked for, it asks one server of this machine: so names need not exist.
 *
 * <p>One request per connection for plain HTTP; a tunnel for {@code CONNECT}.
 */
final class ForwardProxy implements AutoCloseable {

    /** What a fault does to a request instead of forwarding it. */
    enum Fault {
        DROP,
        BUSY,
        BROKEN
    }

    private final ServerSocket socket;
    private final int target;
    private final Optional<String> credentials;
    private final Function<String, Optional<Fault>> faults;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private ForwardProxy(int target, Optional<String> credentials, Function<String, Optional<Fault>> faults)
            throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.credentials = credentials;
        this.faults = faults;
        threads.execute(this::accept);
    }

    static ForwardProxy to(int port) throws IOException {
        return new ForwardProxy(port, Optional.empty(), request -> Optional.empty());
    }

    /** @param credentials {@code user:password} */
    static ForwardProxy to(int port, String credentials) throws IOException {
        return new ForwardProxy(port, Optional.of(credentials), request -> Optional.empty());
    }

    static ForwardProxy to(int port, Function<String, Optional<Fault>> faults) throws IOException {
        return new ForwardProxy(port, Optional.empty(), faults);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The first lines of all requests, as they came. */
    List<String> requests() {
        return requests;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            String first = head.lines().findFirst().orElse("");
            requests.add(first);
            OutputStream out = client.getOutputStream();
            if (credentials.isPresent() && !authorized(head, credentials.get())) {
                String refusal = "HTTP/1.1 407 Proxy Authentication Required\r\n";
                write(out, refusal + "Proxy-Authenticate: Basic realm=\"it\"\r\nConnection: close\r\n\r\n");
                return;
            }
            Optional<Fault> fault = faults.apply(first);
            if (fault.isPresent()) {
                fail(out, fault.get());
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                if (first.startsWith("CONNECT ")) {
                    write(out, "HTTP/1.1 200 Connection established\r\n\r\n");
                } else {
                    write(
                            server.getOutputStream(),
                            head.replaceFirst("(?m)^(\\S+) http://[^/\\s]+", "$1 ")
                                    .replaceFirst("(?mi)^(proxy-)?connection:.*\r\n", "")
                                    .replaceFirst("\r\n", "\r\nConnection: close\r\n"));
                }
                threads.execute(() -> pump(client, server));
                pump(server, client);
            }
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    private static void fail(OutputStream out, Fault fault) throws IOException {
        if (fault != Fault.DROP) {
            String body = "{\"code\":\"" + (fault == Fault.BUSY ? "TooManyRequests" : "InternalServerError")
                    + "\",\"message\":\"It is the test's doing.\"}";
            write(
                    out,
                    "HTTP/1.1 " + (fault == Fault.BUSY ? "429 Too Many Requests" : "503 Service Unavailable")
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                            + "\r\nConnection: close\r\n\r\n" + body);
        }
    }

    private static boolean authorized(String head, String credentials) {
        String expected = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return head.lines().anyMatch(l -> l.equalsIgnoreCase("Proxy-Authorization: Basic " + expected));
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                return "";
            }
            head.write(read);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
