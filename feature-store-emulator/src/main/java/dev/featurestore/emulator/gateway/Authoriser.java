package dev.featurestore.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.http.ReceivedBody;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.signing.SignatureVerifier;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The feature store's authoriser function: it checks an OCI request signature by the part of a request that the gateway
 * passes to it. That part has no target and no date, so it takes both from the headers {@code path} and {@code x-date},
 * which clients set before they sign. Of the body it gets only the signed headers.
 */
record Authoriser(SignatureVerifier verifier) {

    private static final Pattern HEADER = Pattern.compile("request\\.headers\\[(.+)]");

    /** The default arguments of the function. */
    private static final Map<String, String> DEFAULT = Map.ofEntries(
            Map.entry("path", "path"),
            Map.entry("accept-language", "accept-language"),
            Map.entry("authorization", "authorization"),
            Map.entry("content-length", "content-length"),
            Map.entry("content-type", "content-type"),
            Map.entry("host", "host"),
            Map.entry("opc-request-id", "opc-request-id"),
            Map.entry("x-content-sha256", "x-content-sha256"),
            Map.entry("x-date", "x-date"));

    /**
     * Returns if the request is signed as it must be.
     *
     * @param parameters the function's arguments by name; the deployment specifies their sources
     * @throws ServiceError with status 401 otherwise
     */
    void check(Request request, JsonNode parameters) {
        Map<String, String> handed = new HashMap<>();
        sources(parameters)
                .forEach((name, header) -> request.header(header).ifPresent(value -> handed.put(name, value)));
        if (!handed.containsKey("authorization")) {
            throw ServiceError.notAuthenticated("The request is not signed.");
        }
        String path = required(handed, "path");
        if (!path.equals(request.method().toLowerCase(Locale.ROOT) + " " + request.target())) {
            throw ServiceError.notAuthenticated(
                    "The header 'path' must be the request's method and target, but is '" + path + "'.");
        }
        handed.put("date", required(handed, "x-date"));
        verifier.verifyHead(new Request(request.method(), request.target(), handed, ReceivedBody.of(new byte[0])));
    }

    private static String required(Map<String, String> handed, String name) {
        String value = handed.get(name);
        if (value == null) {
            throw ServiceError.notAuthenticated("Missing header '" + name + "'.");
        }
        return value;
    }

    private static Map<String, String> sources(JsonNode parameters) {
        Map<String, String> sources = new HashMap<>();
        parameters.properties().forEach(entry -> {
            Matcher header = HEADER.matcher(entry.getValue().asText());
            if (header.matches()) {
                sources.put(entry.getKey(), header.group(1));
            }
        });
        return sources.isEmpty() ? DEFAULT : sources;
    }
}
