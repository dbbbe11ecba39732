package dev.featurestore.emulator.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.emulator.http.ReceivedBody;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bound of what the parts of an upload have in all. */
class UploadSizeTest {

    private static final int MAX = 100;

    @TempDir
    Path directory;

    private Router service;

    @BeforeEach
    void open() {
        Router.Builder routes = Router.builder();
        new ServedObjectStorage(PrivateDirectory.at(directory), "ns", "me", Clock.systemUTC(), MAX).addTo(routes);
        service = routes.build();
    }

    private Response send(String method, String target, byte[] body) {
        return service.handle(new Request(method, target, Map.of(), ReceivedBody.of(body)));
    }

    private Response put(String upload, int number, int size) {
        return send("PUT", upload + "&uploadPartNum=" + number, new byte[size]);
    }

    @Test
    void boundsTheSumOfTheParts() {
        send("POST", "/n/ns/b", "{\"name\": \"b\", \"compartmentId\": \"c\"}".getBytes(StandardCharsets.UTF_8));
        String upload = send("POST", "/n/ns/b/b/u", "{\"object\": \"o/p\"}".getBytes(StandardCharsets.UTF_8))
                .headers()
                .getOrDefault("Location", "");
        put(upload, 1, 60);
        put(upload, 2, 40);
        assertThatThrownBy(() -> put(upload, 3, 1))
                .isInstanceOfSatisfying(
                        ServiceError.class,
                        error -> assertThat(error.response().status()).isEqualTo(413));
        assertThatThrownBy(() -> put(upload, 2, 41)).isInstanceOf(ServiceError.class);
        // In place of a part there is room for as much as it has.
        assertThat(put(upload, 1, 59).status()).isEqualTo(200);
        assertThat(put(upload, 3, 1).status()).isEqualTo(200);
    }
}
