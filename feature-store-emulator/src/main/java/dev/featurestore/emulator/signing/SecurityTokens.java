package dev.featurestore.emulator.signing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Security tokens in place of an API key: the {@code keyId} {@code ST$TOKEN} means the key in the claim {@code jwk} of
 * the token, as in OCI. In OCI, the auth service issues them; here, the owner of the tenancy's API key signs a JWT with
 * it (RS256).
 */
final class SecurityTokens implements KeyRing {

    /** Prefix of a {@code keyId} with a token. */
    static final String PREFIX = "ST$";

    private final PublicKey issuer;
    private final Clock clock;

    SecurityTokens(PublicKey issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        String[] parts = keyId.substring(PREFIX.length()).split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(issuer);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                return Optional.empty();
            }
            JsonNode claims = Json.read(Base64.getUrlDecoder().decode(parts[1]));
            if (!clock.instant()
                    .isBefore(Instant.ofEpochSecond(claims.path("exp").longValue()))) {
                return Optional.empty();
            }
            return Optional.of(key(Json.read(claims.path("jwk").asText().getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static PublicKey key(JsonNode jwk) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
    }

    private static BigInteger number(JsonNode jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asText()));
    }
}
