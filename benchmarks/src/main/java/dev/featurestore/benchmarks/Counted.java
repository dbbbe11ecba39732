package dev.featurestore.benchmarks;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Forwards requests to a cloud, counts them, and records when a client first received the end of a job. */
final class Counted implements AutoCloseable {

    private static final Pattern FINISHED = Pattern.compile("\"timeFinished\" *: *\"([^\"]+)\"");

    private final ServerSocket socket;
    private final int cloud;
    private int requests;
    private @Nullable Duration late;

    private Counted(ServerSocket socket, int cloud) {
        this.socket = socket;
        this.cloud = cloud;
    }

    static Counted of(URI endpoint) throws IOException {
        Counted counted = new Counted(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), endpoint.getPort());
        counted.start(counted::accept);
        return counted;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    synchronized void begin() {
        requests = 0;
        late = null;
    }

    /** The number of requests so far. */
    synchronized int requests() {
        return requests;
    }

    /** The delay between the end of a job and the first answer with it; empty without such an answer. */
    synchronized Optional<Duration> late() {
        return Optional.ofNullable(late);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), cloud)) {
            InputStream fromClient = new BufferedInputStream(client.getInputStream());
            InputStream fromServer = new BufferedInputStream(server.getInputStream());
            for (String head = head(fromClient); !head.isEmpty(); head = head(fromClient)) {
                send(server.getOutputStream(), head, fromClient.readNBytes(length(head)));
                String answer = head(fromServer);
                byte[] body = fromServer.readNBytes(length(answer));
                note(head, body);
                send(client.getOutputStream(), answer, body);
            }
        } catch (IOException gone) {
            // The client or the cloud has ended.
        }
    }

    private synchronized void note(String head, byte[] body) {
        requests++;
        if (late == null && head.matches("(?s)GET /20180917/jobs/[^/ ]+ .*")) {
            Matcher finished = FINISHED.matcher(new String(body, StandardCharsets.UTF_8));
            if (finished.find()) {
                late = Duration.between(Instant.parse(finished.group(1)), Instant.now());
            }
        }
    }

    private static void send(OutputStream out, String head, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.getBytes(StandardCharsets.ISO_8859_1));
        all.write(body);
        out.write(all.toByteArray());
        out.flush();
    }

    /** Reads a head up to the empty line at its end. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                return "";
            }
            head.append((char) read);
        }
        return head.toString();
    }

    private static int length(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
