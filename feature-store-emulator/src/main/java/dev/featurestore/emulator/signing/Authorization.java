package dev.featurestore.emulator.signing;

import dev.featurestore.emulator.http.ServiceError;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The {@code Authorization} header of a signed request:
 * {@code Signature version="1",keyId="…",algorithm="rsa-sha256",headers="…",signature="…"}. Strict: accepts only the
 * forms that OCI's clients send, so that every altered byte is refused.
 */
final class Authorization {

    private static final String SCHEME = "Signature ";
    private static final String ALGORITHM = "rsa-sha256";

    private final String keyId;
    private final List<String> signedHeaders;
    private final byte[] signature;

    private Authorization(String keyId, List<String> signedHeaders, byte[] signature) {
        this.keyId = keyId;
        this.signedHeaders = signedHeaders;
        this.signature = signature;
    }

    static Authorization parse(String header) {
        if (!header.startsWith(SCHEME)) {
            throw ServiceError.notAuthenticated("The scheme of the Authorization header must be 'Signature'.");
        }
        Map<String, String> parameters = parameters(header);
        String version = parameters.remove("version");
        if (version != null && !version.equals("1")) {
            throw ServiceError.notAuthenticated("The version of the signature must be 1.");
        }
        String keyId = required(parameters, "keyId");
        if (!required(parameters, "algorithm").equals(ALGORITHM)) {
            throw ServiceError.notAuthenticated("The algorithm of the signature must be " + ALGORITHM + ".");
        }
        // Oracle's TypeScript SDK lists "Content-Type", but signs "content-type".
        List<String> headers =
                List.of(required(parameters, "headers").toLowerCase(Locale.ROOT).split(" ", -1));
        byte[] signature = decode(required(parameters, "signature"));
        if (!parameters.isEmpty()) {
            throw ServiceError.notAuthenticated(
                    "The Authorization header has unknown parameters: " + parameters.keySet() + ".");
        }
        return new Authorization(keyId, headers, signature);
    }

    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        int at = SCHEME.length();
        while (true) {
            int equals = header.indexOf("=\"", at);
            int end = equals < 0 ? -1 : header.indexOf('"', equals + 2);
            if (end < 0) {
                throw malformed();
            }
            String name = header.substring(at, equals);
            if (parameters.put(name, header.substring(equals + 2, end)) != null) {
                throw malformed();
            }
            at = end + 1;
            if (at == header.length()) {
                return parameters;
            }
            if (header.charAt(at) != ',') {
                throw malformed();
            }
            at++;
            if (at < header.length() && header.charAt(at) == ' ') {
                at++;
            }
        }
    }

    private static String required(Map<String, String> parameters, String name) {
        String value = parameters.remove(name);
        if (value == null || value.isEmpty()) {
            throw ServiceError.notAuthenticated("The Authorization header must have '" + name + "'.");
        }
        return value;
    }

    private static byte[] decode(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        // The decoder ignores the unused bits of the last character; only one spelling is valid.
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw malformed();
        }
        return bytes;
    }

    private static ServiceError malformed() {
        return ServiceError.notAuthenticated("The Authorization header is malformed.");
    }

    String keyId() {
        return keyId;
    }

    /** Names of the signed headers in lower case, in the order in which they were signed. */
    List<String> signedHeaders() {
        return signedHeaders;
    }

    byte[] signature() {
        return signature;
    }
}
