package dev.featurestore.maven;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Stands in front of an embedded cloud, and tells of each request when the cloud has answered it and before the client
 * has the answer, and again when the client has it.
 */
final class WatchedCloud implements AutoCloseable {

    /** Methods and addresses in the order in which they came. */
    private final List<String> targets = new CopyOnWriteArrayList<>();

    /** The same without queries. */
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Consumer<Integer> answered = n -> {};
    private volatile Consumer<Integer> delivered = n -> {};
    private volatile IntFunction<Optional<Fault>> faults = n -> Optional.empty();

    private WatchedCloud(ServerSocket socket, int target) {
        this.socket = socket;
        this.target = target;
        threads.execute(this::accept);
    }

    static WatchedCloud of(String endpoint) throws IOException {
        return new WatchedCloud(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                URI.create(endpoint).getPort());
    }

    String endpoint() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Methods and paths, without queries, in the order in which they came. */
    List<String> requests() {
        return requests;
    }

    /** Methods, paths and queries. */
    List<String> targets() {
        return targets;
    }

    /** Calls with a request's number, from 1, when the cloud has answered it and the client has nothing of that. */
    void onAnswer(Consumer<Integer> listener) {
        answered = listener;
    }

    /** Calls with a request's number, from 1, when the client has been sent the whole answer. */
    void onDelivery(Consumer<Integer> listener) {
        delivered = listener;
    }

    /** Has this happen to the answer of a request of this number, from 1. */
    void onRequest(IntFunction<Optional<Fault>> fault) {
        faults = fault;
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
        try (client;
                Socket cloud = new Socket(InetAddress.getLoopbackAddress(), target)) {
            InputStream fromClient = new BufferedInputStream(client.getInputStream());
            InputStream fromCloud = new BufferedInputStream(cloud.getInputStream());
            while (true) {
                byte[] head = head(fromClient);
                if (head.length == 0) {
                    return;
                }
                int number;
                synchronized (requests) {
                    String line = new String(head, StandardCharsets.ISO_8859_1)
                            .lines()
                            .findFirst()
                            .orElseThrow();
                    targets.add(line.replaceAll(" HTTP/.*", ""));
                    requests.add(line.replaceAll("\\?.*| HTTP/.*", ""));
                    number = requests.size();
                }
                byte[] content = fromClient.readNBytes(length(head));
                Optional<Fault> fault = faults.apply(number);
                if (fault.isPresent() && !fault.get().reachesCloud()) {
                    fault.get().send(client, new byte[0]);
                    return;
                }
                send(cloud.getOutputStream(), head, content);
                byte[] answer = head(fromCloud);
                byte[] body = fromCloud.readNBytes(length(answer));
                answered.accept(number);
                if (fault.isPresent()) {
                    ByteArrayOutputStream whole = new ByteArrayOutputStream();
                    whole.write(answer);
                    whole.write(body);
                    fault.get().send(client, whole.toByteArray());
                    return;
                }
                send(client.getOutputStream(), answer, body);
                delivered.accept(number);
            }
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    private static void send(OutputStream out, byte[] head, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head);
        all.write(body);
        out.write(all.toByteArray());
        out.flush();
    }

    /** Up to the empty line, which is the end of it. */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int read = in.read();
            if (read < 0) {
                return new byte[0];
            }
            head.write(read);
            matched = read == "\r\n\r\n".charAt(matched) ? matched + 1 : read == '\r' ? 1 : 0;
        }
        return head.toByteArray();
    }

    private static int length(byte[] head) throws IOException {
        for (String line : new String(head, StandardCharsets.ISO_8859_1).lines().toList()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                return Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            if (lower.startsWith("transfer-encoding:")) {
                throw new IOException("bodies in chunks are not read here");
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
