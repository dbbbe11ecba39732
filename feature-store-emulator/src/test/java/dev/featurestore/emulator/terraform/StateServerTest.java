package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateServerTest {

    private static final byte[] BEFORE = "{\"version\": 4}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private int post(URI address, byte[] state) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(address)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(state))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void withoutAStateItAnswersNotFound() throws Exception {
        try (StateServer server = StateServer.start(folder, Optional.empty())) {
            assertThat(get(server.address()).statusCode()).isEqualTo(404);
            assertThat(server.state()).isEmpty();
        }
    }

    @Test
    void itAnswersWithTheStateBeforeTheJobUntilAnotherArrives() throws Exception {
        byte[] large = new byte[21 * 1024 * 1024];
        try (StateServer server = StateServer.start(folder, Optional.of(BEFORE))) {
            assertThat(get(server.address()).body()).isEqualTo(BEFORE);
            assertThat(server.state()).contains(BEFORE);
            assertThat(post(server.address(), "{}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(200);
            assertThat(server.state().map(String::new)).contains("{}");
            assertThat(post(server.address(), large)).isEqualTo(200);
            assertThat(get(server.address()).body()).isEqualTo(large);
            assertThat(server.state()).contains(large);
        }
    }

    @Test
    void anotherPathNeitherReadsNorReplacesTheState() throws Exception {
        try (StateServer server = StateServer.start(folder, Optional.of(BEFORE))) {
            URI other = server.address().resolve("/");
            assertThat(get(other).statusCode()).isEqualTo(404);
            assertThat(post(other, "{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(404);
            assertThat(server.state()).contains(BEFORE);
        }
    }
}
