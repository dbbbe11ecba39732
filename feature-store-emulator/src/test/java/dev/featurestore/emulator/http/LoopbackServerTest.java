package dev.featurestore.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
}
