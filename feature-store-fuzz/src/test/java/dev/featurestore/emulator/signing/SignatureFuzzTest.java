package dev.featurestore.emulator.signing;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.emulator.http.ReceivedBody;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** No made-up signature is accepted, and each is refused with status 401. The input is headers, one per line. */
@Timeout(10)
class SignatureFuzzTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private static final PublicKey KEY = ApiKey.generate().publicKey();

    @FuzzTest
    void signatureIsRefused(byte[] input) {
        Map<String, String> headers = new HashMap<>();
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        Request request = new Request("POST", "/20180917/stacks?limit=1", headers, ReceivedBody.of(new byte[0]));
        SecurityTokens tokens = new SecurityTokens(KEY, CLOCK);
        SignatureVerifier verifier = new SignatureVerifier(
                id -> id.startsWith(SecurityTokens.PREFIX) ? tokens.find(id) : Optional.of(KEY), CLOCK);
        try {
            verifier.verify(request);
        } catch (ServiceError refused) {
            require(
                    refused.response().status() == 401,
                    () -> "refused with " + refused.response().status());
            return;
        }
        throw new AssertionError("accepted: " + headers);
    }
}
