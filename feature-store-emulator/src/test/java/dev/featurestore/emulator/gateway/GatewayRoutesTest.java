package dev.featurestore.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.http.Answered;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.signing.SignatureVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayRoutesTest {

    private static Handler routes(String routes) throws IOException {
        String specification = "{\"routes\": [" + routes + "]}";
        ServedDeployment deployment = new ServedDeployment(
                "ocid1.apideployment.oc1.iad.a",
                1,
                "/20230101",
                Json.read(specification.getBytes(StandardCharsets.UTF_8)));
        return new Gateway(
                        deployment,
                        new Authoriser(new SignatureVerifier(keyId -> Optional.empty(), Clock.systemUTC())),
                        "ocid1.user.oc1..a",
                        request -> Response.empty(500),
                        () -> Settings.atSpeed(1))
                .routes();
    }

    private static String stock(String path, int status) {
        return """
                {"path": "%s", "methods": ["GET"], "backend": [{"type": "STOCK_RESPONSE_BACKEND", "status": %d}]}
                """.formatted(path, status);
    }

    @Test
    void preferAPathWithoutAParameterWhateverTheirOrder() throws IOException {
        Handler routes = routes(stock("/jobs/{jobId}", 201) + "," + stock("/jobs/statistics", 202));
        assertThat(Answered.by(routes, "GET", "/20230101/jobs/statistics", "").status())
                .isEqualTo(202);
        assertThat(Answered.by(routes, "GET", "/20230101/jobs/other", "").status())
                .isEqualTo(201);
    }
}
