package dev.featurestore.emulator.signing;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Checks that a request is signed as OCI requires ("Request Signatures" in its documentation), with a known key, within
 * five minutes of the clock, and that the signed parts have not changed.
 */
public final class SignatureVerifier {

    /** Maximum difference between a request's date and the clock. */
    static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private static final String REQUEST_TARGET = "(request-target)";
    private static final String DIGEST = "x-content-sha256";
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final KeyRing keys;
    private final Clock clock;
    private final Predicate<Request> upload;

    /** Accepts signatures by the given keys, dated by the given clock; the digest of each body must be signed. */
    public SignatureVerifier(KeyRing keys, Clock clock) {
        this(keys, clock, request -> false);
    }

    /**
     * Accepts signatures by the given keys, dated by the given clock.
     *
     * @param upload whether a request uploads an object: its body need not be signed, but a signed one is checked
     */
    public SignatureVerifier(KeyRing keys, Clock clock, Predicate<Request> upload) {
        this.keys = keys;
        this.clock = clock;
        this.upload = upload;
    }

    /**
     * Returns if the signature is valid.
     *
     * @throws ServiceError with status 401 otherwise
     */
    public void verify(Request request) {
        if (verifyHead(request)) {
            checkBody(request);
        }
    }

    /**
     * Checks the signature of all parts except the body.
     *
     * @return whether the body must be checked too
     * @throws ServiceError with status 401 if the signature is not valid
     */
    public boolean verifyHead(Request request) {
        Authorization authorization = Authorization.parse(request.header("authorization")
                .orElseThrow(() -> ServiceError.notAuthenticated("The request is not signed.")));
        PublicKey key = keys.find(authorization.keyId())
                .orElseThrow(() -> ServiceError.notAuthenticated("Unknown key " + authorization.keyId() + "."));
        boolean signsBody = METHODS_WITH_BODY.contains(request.method())
                && (authorization.signedHeaders().contains(DIGEST) || !upload.test(request));
        requireHeaders(signsBody, authorization.signedHeaders());
        if (!signatureIsOver(signingString(request, authorization.signedHeaders()), authorization, key)) {
            throw ServiceError.notAuthenticated("The signature does not match the request.");
        }
        for (String name : authorization.signedHeaders()) {
            if (name.equals("date") || name.equals("x-date")) {
                checkDate(header(request, name));
            }
        }
        return signsBody;
    }

    private static void requireHeaders(boolean signsBody, List<String> signed) {
        List<String> missing = new ArrayList<>();
        if (!signed.contains("date") && !signed.contains("x-date")) {
            missing.add("date");
        }
        List<String> required = signsBody
                ? List.of(REQUEST_TARGET, "host", "content-length", "content-type", DIGEST)
                : List.of(REQUEST_TARGET, "host");
        for (String name : required) {
            if (!signed.contains(name)) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw ServiceError.notAuthenticated("The signature does not cover: " + String.join(", ", missing) + ".");
        }
    }

    private static String signingString(Request request, List<String> signedHeaders) {
        StringBuilder text = new StringBuilder();
        for (String name : signedHeaders) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(name).append(": ");
            if (name.equals(REQUEST_TARGET)) {
                text.append(request.method().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(request.target());
            } else {
                text.append(header(request, name));
            }
        }
        return text.toString();
    }

    private static String header(Request request, String name) {
        return request.header(name)
                .orElseThrow(() -> ServiceError.notAuthenticated("The signed header '" + name + "' is missing."));
    }

    private static boolean signatureIsOver(String text, Authorization authorization, PublicKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(authorization.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void checkDate(String date) {
        Instant signed;
        try {
            signed = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException e) {
            throw ServiceError.notAuthenticated("The date must be an HTTP date, but is '" + date + "'.");
        }
        Instant now = clock.instant();
        if (Duration.between(signed, now).abs().compareTo(MAX_SKEW) > 0) {
            throw ServiceError.notAuthenticated("The date '" + date + "' is more than " + MAX_SKEW.toMinutes()
                    + " minutes from the server's clock, " + now + ".");
        }
    }

    private static void checkBody(Request request) {
        if (!header(request, "content-length")
                .equals(Long.toString(request.content().length()))) {
            throw ServiceError.notAuthenticated("The body's length differs from the signed length.");
        }
        try (InputStream body = request.content().open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            if (!header(request, DIGEST).equals(Base64.getEncoder().encodeToString(digest.digest()))) {
                throw ServiceError.notAuthenticated(
                        "The body's SHA-256 differs from the signed header " + DIGEST + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
