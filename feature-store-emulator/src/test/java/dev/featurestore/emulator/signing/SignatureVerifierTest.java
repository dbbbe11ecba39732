package dev.featurestore.emulator.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alters a signed request one byte at a time. */
class SignatureVerifierTest {

    private static final String TARGET = "/20180917/stacks?compartmentId=x&displayName=a%20b";
    private static final String BODY = "{\"displayName\":\"name\"}";

    private static final Map<String, String> headers = new LinkedHashMap<>();
    private static SignatureVerifier verifier;

    @BeforeAll
    static void sign() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        verifier = new SignatureVerifier(
                keyId -> keyId.equals("t/u/f") ? Optional.of(pair.getPublic()) : Optional.empty(),
                Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC));
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        headers.put("date", "Sun, 22 Nov 2026 08:00:00 GMT");
        headers.put("host", "127.0.0.1:4242");
        headers.put("content-length", Integer.toString(body.length));
        headers.put("content-type", "application/json");
        headers.put("x-content-sha256", digest);
        String text = "date: " + headers.get("date") + "\n(request-target): post " + TARGET + "\nhost: "
                + headers.get("host") + "\ncontent-length: " + headers.get("content-length")
                + "\ncontent-type: application/json\nx-content-sha256: " + digest;
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        headers.put(
                "authorization",
                "Signature version=\"1\",keyId=\"t/u/f\",algorithm=\"rsa-sha256\",headers=\"date (request-target)"
                        + " host content-length content-type x-content-sha256\",signature=\""
                        + Base64.getEncoder().encodeToString(signature.sign()) + "\"");
    }

    private static void verify(String method, String target, Map<String, String> sent, String body) {
        verifier.verify(new Request(method, target, sent, ReceivedBody.of(body.getBytes(StandardCharsets.ISO_8859_1))));
    }

    private static void assertRefused(String method, String target, Map<String, String> sent, String body) {
        assertThatThrownBy(() -> verify(method, target, sent, body))
                .as("%s %s %s %s", method, target, sent, body)
                .isInstanceOfSatisfying(
                        ServiceError.class,
                        error -> assertThat(error.response().status()).isEqualTo(401));
    }

    private static String altered(String text, int index) {
        char other = (char) (text.charAt(index) ^ 1);
        return text.substring(0, index) + other + text.substring(index + 1);
    }

    @Test
    void acceptsTheRequestAsItWasSigned() {
        assertThatCode(() -> verify("POST", TARGET, headers, BODY)).doesNotThrowAnyException();
    }

    @Test
    void takesHeaderNamesInAnyCaseAsOraclesTypeScriptSdkListsThem() {
        Map<String, String> sent = new LinkedHashMap<>(headers);
        sent.computeIfPresent(
                "authorization",
                (name, value) -> value.replace(" content-length content-type ", " Content-Length Content-Type "));
        assertThat(sent).isNotEqualTo(headers);
        assertThatCode(() -> verify("POST", TARGET, sent, BODY)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnyAlteredByteOfTheTarget() {
        for (int i = 0; i < TARGET.length(); i++) {
            assertRefused("POST", altered(TARGET, i), headers, BODY);
        }
        assertRefused("PUT", TARGET, headers, BODY);
        assertRefused("GET", TARGET, headers, BODY);
    }

    @Test
    void refusesAnyAlteredByteOfTheBody() {
        for (int i = 0; i < BODY.length(); i++) {
            assertRefused("POST", TARGET, headers, altered(BODY, i));
        }
        assertRefused("POST", TARGET, headers, BODY + " ");
        assertRefused("POST", TARGET, headers, "");
    }

    @Test
    void refusesAnyAlteredByteOfAHeader() {
        headers.forEach((name, value) -> {
            for (int i = 0; i < value.length(); i++) {
                Map<String, String> sent = new LinkedHashMap<>(headers);
                sent.put(name, altered(value, i));
                assertRefused("POST", TARGET, sent, BODY);
            }
        });
    }

    @Test
    void refusesAMissingHeader() {
        for (String name : headers.keySet()) {
            Map<String, String> sent = new LinkedHashMap<>(headers);
            sent.remove(name);
            assertRefused("POST", TARGET, sent, BODY);
        }
    }

    @Test
    void refusesOtherSpellingsOfTheSameSignature() {
        String authorization = headers.getOrDefault("authorization", "");
        for (String other : new String[] {
            authorization + ",",
            authorization + " ",
            authorization + ",keyId=\"t/u/f\"",
            authorization + ",more=\"x\"",
            authorization.replace("==\"", "\""),
            authorization.replace("Signature ", "signature "),
            authorization.replace("date (request-target)", "date  (request-target)"),
            authorization.replace("\"1\"", "\"2\"")
        }) {
            Map<String, String> sent = new LinkedHashMap<>(headers);
            sent.put("authorization", other);
            assertRefused("POST", TARGET, sent, BODY);
        }
    }
}
