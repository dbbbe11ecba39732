package dev.featurestore.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
@Timeout(60)
class LoopbackServerTest {

    /** More than are answered at once. */
    private static final int MANY = 80;

    private static final Uploads NONE = new Uploads(Path.of("unused"), (method, target) -> false, 0);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HttpRequest get(LoopbackServer server, String path) {
        return HttpRequest.newBuilder(URI.create(server.endpoint() + path)).build();
    }

    @Test
    void answersAnErrorOfTheHandlerAndGoesOn() throws IOException, InterruptedException {
        Handler handler = request -> {
            if (request.path().equals("/deep")) {
                throw new StackOverflowError("too deep");
            }
            return Response.empty(204);
        };
        try (LoopbackServer server = LoopbackServer.start(0, handler, NONE)) {
            HttpResponse<String> answer = http.send(get(server, "/deep"), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("\"InternalServerError\"").contains("too deep");
            assertThat(http.send(get(server, "/"), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void answersMoreRequestsThanItHasThreads() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        Handler handler = request -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Response.empty(204);
        };
        try (LoopbackServer server = LoopbackServer.start(0, handler, NONE)) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                answers.add(http.sendAsync(get(server, "/"), HttpResponse.BodyHandlers.ofString()));
            }
            release.countDown();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(204));
        }
    }

    /** Opens connections and sends the start of a request on each. */
    private static List<Socket> open(LoopbackServer server, String start) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), server.endpoint().getPort());
            sockets.add(socket);
            socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
        }
        return sockets;
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n",
                "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\nhalf",
                "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal"
            })
    void closesConnectionsWithHalfARequest(String half) throws IOException, InterruptedException {
        try (LoopbackServer server =
                LoopbackServer.start(0, Set.of(), request -> Response.empty(204), NONE, Duration.ofMillis(300))) {
            List<Socket> sockets = open(server, half);
            assertThat(http.send(get(server, "/"), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(204);
            for (Socket socket : sockets) {
                assertThat(ended(socket)).isTrue();
            }
            close(sockets);
        }
    }

    /** Whether the server closes the connection without an answer. */
    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void closesAConnectionWhoseClientDoesNotReadItsAnswer() throws Exception {
        // More than the buffers of both ends hold.
        byte[] large = new byte[32 << 20];
        Handler handler = request -> Response.of(200, "text/plain", large);
        try (LoopbackServer server = LoopbackServer.start(0, Set.of(), handler, NONE, Duration.ofMillis(300));
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.endpoint().getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            // The slowest client has 4 seconds for 32 MiB.
            TimeUnit.SECONDS.sleep(6);
            long read = 0;
            try (InputStream in = socket.getInputStream()) {
                byte[] buffer = new byte[64 * 1024];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    read += n;
                }
            } catch (SocketException e) {
                assertThat(e).hasMessageContaining("reset");
            }
            assertThat(read).isLessThan(large.length);
        }
    }

    @Test
    void doesNotInterruptASlowHandler() throws IOException, InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        Handler handler = request -> {
            try {
                return Response.empty(release.await(600, TimeUnit.MILLISECONDS) ? 500 : 204);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        try (LoopbackServer server = LoopbackServer.start(0, Set.of(), handler, NONE, Duration.ofMillis(100))) {
            assertThat(http.send(get(server, "/"), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 204",
        "127.0.0.1:80, 204",
        "localhost:8099, 204",
        "LOCALHOST, 204",
        "[::1]:8099, 204",
        "proxy.example:8099, 204",
        "example.com, 400",
        "localhost.example.com, 400",
        "127.0.0.1.example.com:80, 400",
        "'', 400"
    })
    void refusesAnotherHost(String host, int status) throws IOException {
        Handler handler = request -> Response.empty(204);
        try (LoopbackServer server = LoopbackServer.start(0, Set.of("proxy.example"), handler, NONE);
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.endpoint().getPort())) {
            String head = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
            if (status == 400) {
                assertThat(answer)
                        .contains("\"InvalidHost\"")
                        .contains("must be 127.0.0.1 or localhost, but is '" + host + "'");
            }
        }
    }
}
