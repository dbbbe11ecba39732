package dev.featurestore.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.featurestore.emulator.http.Answered;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorsTest {

    private static final String APP = "https://app.example.com";

    private static final String POLICY = """
            {"allowed_origins": ["https://app.example.com", "http://localhost:3000"],
             "allowed_methods": ["GET", "POST"], "allowed_headers": ["authorization", "x-date"],
             "exposed_headers": ["etag"], "max_age_in_seconds": 600, "is_allow_credentials_enabled": false}
            """;

    private static JsonNode policy(String json) throws IOException {
        return Json.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Answered answer(JsonNode policy, String method, String... headers) {
        Handler routes = request -> {
            if (request.method().equals("DELETE")) {
                throw ServiceError.notAuthenticated("The request is not signed.");
            }
            return Response.empty(203).with("Allow", "GET");
        };
        return Answered.by(new Cors(policy, routes), method, "/20230101/entities", "", headers);
    }

    @Test
    void answersAPreflightRequestItself() throws IOException {
        Answered preflight = answer(policy(POLICY), "OPTIONS", "origin", APP, "access-control-request-method", "POST");

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.headers())
                .isEqualTo(Map.of(
                        "Access-Control-Allow-Origin", APP,
                        "Access-Control-Allow-Methods", "GET, POST",
                        "Access-Control-Allow-Headers", "authorization, x-date",
                        "Access-Control-Max-Age", "600",
                        "Vary", "Origin"));
    }

    @Test
    void exposesAnswersAndErrors() throws IOException {
        Answered answer = answer(policy(POLICY), "GET", "origin", "http://localhost:3000");
        assertThat(answer.status()).isEqualTo(203);
        assertThat(answer.headers())
                .isEqualTo(Map.of(
                        "Allow", "GET",
                        "Access-Control-Allow-Origin", "http://localhost:3000",
                        "Access-Control-Expose-Headers", "etag",
                        "Vary", "Origin"));

        Answered refused = answer(policy(POLICY), "DELETE", "origin", APP);
        assertThat(refused.error()).isEqualTo("401 NotAuthenticated");
        assertThat(refused.header("Access-Control-Allow-Origin")).contains(APP);
    }

    @Test
    void isSilentWithoutPolicyOriginOrMatch() throws IOException {
        assertThat(answer(MissingNode.getInstance(), "GET", "origin", APP).headers())
                .containsOnlyKeys("Allow");
        assertThat(answer(policy(POLICY), "GET").headers()).containsOnlyKeys("Allow");
        assertThat(answer(policy(POLICY), "GET", "origin", "https://other.example.com")
                        .headers())
                .containsOnlyKeys("Allow");
        assertThat(answer(
                                policy(POLICY),
                                "OPTIONS",
                                "origin",
                                "https://other.example.com",
                                "access-control-request-method",
                                "GET")
                        .headers())
                .containsOnlyKeys("Allow");
        assertThat(answer(policy(POLICY), "OPTIONS", "origin", APP).headers()).containsEntry("Allow", "GET");
    }

    @Test
    void namesTheOriginOnlyIfNotAllAreAllowed() throws IOException {
        Answered all = answer(policy("{\"allowed_origins\": [\"*\"]}"), "GET", "origin", APP);
        assertThat(all.headers()).isEqualTo(Map.of("Allow", "GET", "Access-Control-Allow-Origin", "*"));

        Answered credentials = answer(
                policy("{\"allowed_origins\": [\"*\"], \"is_allow_credentials_enabled\": true}"), "GET", "origin", APP);
        assertThat(credentials.headers())
                .isEqualTo(Map.of(
                        "Allow", "GET",
                        "Access-Control-Allow-Origin", APP,
                        "Access-Control-Allow-Credentials", "true",
                        "Vary", "Origin"));
    }
}
