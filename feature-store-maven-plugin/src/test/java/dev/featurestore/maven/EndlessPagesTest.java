package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists whose last page never comes. */
class EndlessPagesTest {

    @TempDir
    Path folder;

    @Test
    void listThatRepeatsTheTokenOfItsNextPageIsAWrongAnswer() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("opc-next-page", "again");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (EmbeddedCloud keys = EmbeddedCloud.open(EmbeddedCloudOptions.in(folder.resolve("cloud")))) {
            CidrProject project = new CidrProject(keys, folder.resolve("store"));
            project.configure("10.0.0.0/16");
            String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();

            FeatureStoreException e = assertThatExceptionOfType(FeatureStoreException.class)
                    .isThrownBy(() -> project.apply(endpoint, Duration.ofSeconds(1)))
                    .actual();

            assertThat(e.code()).isEqualTo(FailureCode.CLOUD_ANSWER_INVALID);
            assertThat(e)
                    .hasMessage("Cannot list the stacks of the compartment: the answer of " + endpoint
                            + " is not one of OCI: 200 application/json, without an end of the list: the token of its"
                            + " next page repeats");
            assertThat(requests).hasValue(2);
        } finally {
            server.stop(0);
        }
    }
}
