package dev.featurestore.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A request signed by the test itself, written after OCI's documentation of request signatures and apart from the
 * verifier, so that it can also be signed wrongly.
 */
final class SignedRequest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI endpoint;
    private final Properties oci = new Properties();
    private final String method;
    private final String target;
    final Map<String, String> headers = new LinkedHashMap<>();
    byte[] body = new byte[0];
    byte @Nullable [] sentBody;
    String dateHeader = "date";
    Instant date = Clock.systemUTC().instant();
    String keyId;
    List<String> unsigned = List.of();
    String sentTarget;
    boolean expectContinue;

    SignedRequest(EmbeddedCloud cloud, String method, String target) {
        this(cloud, cloud.endpoint(), method, target);
    }

    /** @param endpoint where it is sent to, if not to the cloud itself */
    SignedRequest(EmbeddedCloud cloud, URI endpoint, String method, String target) {
        this.endpoint = endpoint;
        this.method = method;
        this.target = target;
        this.sentTarget = target;
        try (var in = Files.newBufferedReader(cloud.ociConfig())) {
            oci.load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        keyId = oci.getProperty("tenancy") + "/" + oci.getProperty("user") + "/" + oci.getProperty("fingerprint");
    }

    SignedRequest json(String json) {
        body = json.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    SignedRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sends it. The target may differ from the signed one, and so may the body. */
    HttpResponse<String> send() {
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put(dateHeader, DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
        signed.put("(request-target)", method.toLowerCase(Locale.ROOT) + " " + target);
        signed.put("host", endpoint.getAuthority());
        boolean hasBody = List.of("POST", "PUT", "PATCH").contains(method);
        if (hasBody) {
            signed.put("content-length", Integer.toString(body.length));
            signed.put("content-type", "application/json");
            signed.put("x-content-sha256", sha256(body));
        }
        signed.keySet().removeAll(unsigned);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + sentTarget))
                .expectContinue(expectContinue)
                .method(
                        method,
                        hasBody
                                ? HttpRequest.BodyPublishers.ofByteArray(sentBody == null ? body : sentBody)
                                : HttpRequest.BodyPublishers.noBody());
        for (String name : List.of("date", "x-date", "content-type", "x-content-sha256")) {
            if (signed.containsKey(name)) {
                request.setHeader(name, signed.get(name));
            }
        }
        request.setHeader("Authorization", authorization(signed));
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Its head with the generic headers signed, for a body of that length. */
    String head(long length) {
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
        signed.put("(request-target)", method.toLowerCase(Locale.ROOT) + " " + target);
        signed.put("host", endpoint.getAuthority());
        return method + " " + target + " HTTP/1.1\r\nHost: " + endpoint.getAuthority() + "\r\nDate: "
                + signed.get("date") + "\r\nContent-Length: " + length + "\r\nAuthorization: "
                + authorization(signed) + "\r\n\r\n";
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private String authorization(Map<String, String> signed) {
        List<String> lines = new ArrayList<>();
        signed.forEach((name, value) -> lines.add(name + ": " + value));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(Path.of(oci.getProperty("key_file"))));
            signature.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return "Signature version=\"1\",keyId=\"" + keyId + "\",algorithm=\"rsa-sha256\",headers=\""
                    + String.join(" ", signed.keySet()) + "\",signature=\""
                    + Base64.getEncoder().encodeToString(signature.sign()) + "\"";
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static PrivateKey key(Path pem) {
        try {
            String base64 = String.join("", Files.readAllLines(pem)).replaceAll("-----END.*|-----[A-Z ]+-----", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
