package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no SDK would send, against a cloud whose clock stands still. */
class RequestSigningTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String STACKS = "/20180917/stacks?compartmentId=" + Sdk.COMPARTMENT;

    @TempDir
    static Path directory;

    private static EmbeddedCloud cloud;

    @BeforeAll
    static void start() {
        cloud = EmbeddedCloud.open(
                TestOptions.in(directory), Clock.fixed(NOW, ZoneOffset.UTC), (speed, faults) -> new HeldEngine(true));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static SignedRequest get(String target) {
        SignedRequest request = new SignedRequest(cloud, "GET", target);
        request.date = NOW;
        return request;
    }

    private static SignedRequest post(String target, String body) {
        SignedRequest request = new SignedRequest(cloud, "POST", target).json(body);
        request.date = NOW;
        return request;
    }

    private static void assertRefused(SignedRequest request) {
        HttpResponse<String> response = request.send();
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(SignedRequest.json(response).path("code").asText()).isEqualTo("NotAuthenticated");
        assertThat(SignedRequest.json(response).path("message").asText()).isNotEmpty();
    }

    @Test
    void acceptsWhatIsSignedAsDocumented() {
        HttpResponse<String> response =
                get("/20180917/stacks?displayName=a%20b&compartmentId=ocid1.compartment.oc1..none")
                        .send();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("[]");
        SignedRequest dated = get(STACKS);
        dated.dateHeader = "x-date";
        assertThat(dated.send().statusCode()).isEqualTo(200);
    }

    @Test
    void echoesTheClientsRequestId() {
        HttpResponse<String> response =
                get(STACKS).header("opc-request-id", "0123456789ABCDEF").send();
        assertThat(response.headers().firstValue("opc-request-id").orElseThrow())
                .matches("0123456789ABCDEF/[0-9A-F]{32}/[0-9A-F]{32}");
    }

    @Test
    void refusesARequestWithoutASignature() {
        assertRefused(get(STACKS).header("Authorization", "Bearer x"));
        assertRefused(get(STACKS).header("Authorization", "Signature "));
    }

    @Test
    void refusesAnAlteredTarget() {
        SignedRequest request = get(STACKS);
        request.sentTarget = STACKS + "&limit=1";
        assertRefused(request);
    }

    @Test
    void refusesAnAlteredHeader() {
        assertRefused(post("/20180917/stacks", "{}").header("content-type", "text/plain"));
        assertRefused(get(STACKS).header("date", "Sun, 22 Nov 2026 08:00:01 GMT"));
    }

    @Test
    void refusesAnotherBodyThanTheSignedOne() {
        SignedRequest sameLength = post("/20180917/stacks", "{\"a\":1}");
        sameLength.sentBody = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);
        assertRefused(sameLength);
        SignedRequest longer = post("/20180917/stacks", "{\"a\":1}");
        longer.sentBody = "{\"a\":12}".getBytes(StandardCharsets.UTF_8);
        assertRefused(longer);
    }

    @Test
    void refusesAWrongDigest() {
        assertRefused(post("/20180917/stacks", "{}")
                .header("x-content-sha256", SignedRequest.sha256("x".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesSignaturesThatLeaveSomethingOut() {
        for (String header : List.of("date", "(request-target)", "host")) {
            SignedRequest request = get(STACKS);
            request.unsigned = List.of(header);
            assertRefused(request);
        }
        for (String header : List.of("content-length", "content-type", "x-content-sha256")) {
            SignedRequest request = post("/20180917/stacks", "{}");
            request.unsigned = List.of(header);
            assertRefused(request);
        }
    }

    @Test
    void allowsFiveMinutesOfSkewAndNoMore() {
        for (Duration skew : List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
            SignedRequest within = get(STACKS);
            within.date = NOW.plus(skew);
            assertThat(within.send().statusCode()).isEqualTo(200);
            SignedRequest beyond = get(STACKS);
            beyond.date = NOW.plus(skew).plusSeconds(skew.isNegative() ? -1 : 1);
            assertRefused(beyond);
        }
    }

    @Test
    void refusesAnUnknownKey() {
        SignedRequest request = get(STACKS);
        request.keyId = request.keyId.substring(0, request.keyId.length() - 2) + "zz";
        assertRefused(request);
    }

    @Test
    void signsAnEmptyBodyToo() {
        HttpResponse<String> response = post("/20180917/stacks", "").send();
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(SignedRequest.json(response).path("code").asText()).isEqualTo("CannotParseRequest");
    }

    @Test
    void answersUnknownPathsAndMethodsWithAnErrorBody() {
        for (String path : List.of("/unknown", "/20180917", "/20180917//stacks", "/20180917/jobs/x/y")) {
            HttpResponse<String> response = get(path).send();
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(SignedRequest.json(response).path("code").asText()).isEqualTo("NotFound");
        }
        HttpResponse<String> response = get("/20180917/stacks/ocid1.nothing").send();
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(SignedRequest.json(response).path("code").asText()).isEqualTo("NotAuthorizedOrNotFound");
        SignedRequest method = new SignedRequest(cloud, "DELETE", "/20180917/stacks");
        method.date = NOW;
        assertThat(method.send().statusCode()).isEqualTo(405);
    }

    @Test
    void takesALargeBodyThatWaitsForContinue() {
        String large = "{\"compartmentId\": \"" + "x".repeat(3 * 1024 * 1024) + "\"}";
        SignedRequest request = post("/20180917/stacks", large);
        request.expectContinue = true;
        HttpResponse<String> response = request.send();
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(SignedRequest.json(response).path("code").asText()).isEqualTo("InvalidParameter");
    }

    @Test
    void refusesABodyAboveTheLimit() {
        HttpResponse<String> response =
                post("/20180917/stacks", "x".repeat(21 * 1024 * 1024)).send();
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(SignedRequest.json(response).path("code").asText()).isEqualTo("RequestEntityTooLarge");
    }
}
