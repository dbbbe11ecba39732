package dev.featurestore.emulator.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.emulator.http.ReceivedBody;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A property of the verifier, over every form of request that clients sign: whatever single byte of a signed part is
 * altered, left out or doubled, the request is refused.
 */
class SignedPartsTest {

    private static final String DATE = "Sun, 22 Nov 2026 08:00:00 GMT";
    private static final List<String> GENERIC = List.of("date", "(request-target)", "host");
    private static final List<String> WITH_BODY =
            List.of("date", "(request-target)", "host", "content-length", "content-type", "x-content-sha256");

    private static KeyPair pair;
    private static SignatureVerifier verifier;

    private record Sent(String method, String target, Map<String, String> headers, String body) {

        Sent withTarget(String other) {
            return new Sent(method, other, headers, body);
        }

        Sent withBody(String other) {
            return new Sent(method, target, headers, other);
        }

        Sent withHeader(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Sent(method, target, more, body);
        }

        void verify() {
            verifier.verify(
                    new Request(method, target, headers, ReceivedBody.of(body.getBytes(StandardCharsets.ISO_8859_1))));
        }
    }

    @BeforeAll
    static void generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        verifier = new SignatureVerifier(
                keyId -> keyId.equals("t/u/f") ? Optional.of(pair.getPublic()) : Optional.empty(),
                Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC),
                request -> request.method().equals("PUT") && request.target().startsWith("/n/"));
    }

    static Stream<Sent> forms() throws GeneralSecurityException {
        List<String> xDate = new ArrayList<>(GENERIC);
        xDate.set(0, "x-date");
        return Stream.of(
                sign("GET", "/20180917/stacks?compartmentId=c&displayName=a%20b", GENERIC, ""),
                sign("GET", "/20180917/jobs/j", xDate, ""),
                sign("DELETE", "/20180917/jobs/j?isForced=true", GENERIC, ""),
                sign("HEAD", "/n/ns/b/bucket/o/a%2Fb", GENERIC, ""),
                sign("POST", "/20180917/jobs", WITH_BODY, "{\"stackId\":\"s\"}"),
                sign("PUT", "/20180917/stacks/s", WITH_BODY, ""),
                sign("PUT", "/n/ns/b/bucket/o/signed", WITH_BODY, "signed though it need not be"),
                sign("PUT", "/n/ns/b/bucket/o/a%2Fb", GENERIC, "not signed"));
    }

    private static Sent sign(String method, String target, List<String> names, String body)
            throws GeneralSecurityException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            String value = switch (name) {
                case "date", "x-date" -> DATE;
                case "(request-target)" -> method.toLowerCase(Locale.ROOT) + " " + target;
                case "host" -> "127.0.0.1:4242";
                case "content-length" -> Integer.toString(bytes.length);
                case "content-type" -> "application/json";
                default ->
                    Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
            };
            lines.add(name + ": " + value);
            if (!name.startsWith("(")) {
                headers.put(name, value);
            }
        }
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        headers.put(
                "authorization",
                "Signature version=\"1\",keyId=\"t/u/f\",algorithm=\"rsa-sha256\",headers=\"" + String.join(" ", names)
                        + "\",signature=\"" + Base64.getEncoder().encodeToString(signature.sign()) + "\"");
        return new Sent(method, target, headers, body);
    }

    private static void assertRefused(Sent sent) {
        assertThatThrownBy(sent::verify)
                .as(sent.toString())
                .isInstanceOfSatisfying(
                        ServiceError.class,
                        error -> assertThat(error.response().status()).isEqualTo(401));
    }

    /** Alters, leaves out and doubles each character of a part in turn. */
    private static void assertEveryByteCounts(Sent sent, String part, BiFunction<Sent, String, Sent> put) {
        List<BiFunction<String, Integer, String>> mutations = List.of(
                (text, i) -> text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1),
                (text, i) -> text.substring(0, i) + text.substring(i + 1),
                (text, i) -> text.substring(0, i) + text.charAt(i) + text.substring(i));
        for (int i = 0; i < part.length(); i++) {
            for (BiFunction<String, Integer, String> mutation : mutations) {
                String mutated = mutation.apply(part, i);
                if (!mutated.equals(part)) {
                    assertRefused(put.apply(sent, mutated));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void acceptsAnUnalteredRequest(Sent sent) {
        sent.verify();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesEveryAlterationOfTheTarget(Sent sent) {
        assertEveryByteCounts(sent, sent.target(), Sent::withTarget);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesEveryAlterationOfAHeader(Sent sent) {
        sent.headers()
                .forEach((name, value) ->
                        assertEveryByteCounts(sent, value, (request, altered) -> request.withHeader(name, altered)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesEveryAlterationOfASignedBody(Sent sent) {
        if (sent.headers().containsKey("x-content-sha256")) {
            assertEveryByteCounts(sent, sent.body(), Sent::withBody);
            assertRefused(sent.withBody(sent.body() + "x"));
        } else {
            sent.withBody(sent.body() + "x").verify();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesAnotherMethod(Sent sent) {
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH")) {
            if (!method.equals(sent.method())) {
                assertRefused(new Sent(method, sent.target(), sent.headers(), sent.body()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesASignedHeaderThatIsMissing(Sent sent) {
        for (String name : sent.headers().keySet()) {
            Map<String, String> fewer = new LinkedHashMap<>(sent.headers());
            fewer.remove(name);
            assertRefused(new Sent(sent.method(), sent.target(), fewer, sent.body()));
        }
    }
}
