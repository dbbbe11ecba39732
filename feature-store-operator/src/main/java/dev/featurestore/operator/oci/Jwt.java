package dev.featurestore.operator.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Reads the claims of a security token. Does not check its signature: the cloud does. */
final class Jwt {

    private Jwt() {}

    /** When a token expires; empty if it has no such claim. */
    static Optional<Instant> expiry(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode end = new ObjectMapper()
                    .readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("exp");
            return end.isNumber() ? Optional.of(Instant.ofEpochSecond(end.longValue())) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
