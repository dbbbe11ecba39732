package dev.featurestore.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One HTTP request, read completely. */
public final class Request {

    private final String method;
    private final String target;
    private final Map<String, String> headers;
    private final ReceivedBody body;
    private final Map<String, String> pathParameters;
    private @Nullable Map<String, List<String>> query;

    /**
     * A request as the client sent it.
     *
     * @param method in upper case
     * @param target path and query exactly as sent
     * @param headers values by name in lower case; values of the same name are joined with {@code ", "}
     * @param body the body; may be empty
     */
    public Request(String method, String target, Map<String, String> headers, ReceivedBody body) {
        this(method, target, Map.copyOf(headers), body, Map.of());
    }

    private Request(
            String method,
            String target,
            Map<String, String> headers,
            ReceivedBody body,
            Map<String, String> pathParameters) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.pathParameters = pathParameters;
    }

    /** The same request with the values of a route's placeholders. */
    Request withPathParameters(Map<String, String> parameters) {
        return new Request(method, target, headers, body, Map.copyOf(parameters));
    }

    /** The same request with another target. */
    public Request withTarget(String otherTarget) {
        return new Request(method, otherTarget, headers, body, pathParameters);
    }

    /** The method, in upper case. */
    public String method() {
        return method;
    }

    /** Path and query exactly as sent; signatures cover this text. */
    public String target() {
        return target;
    }

    /** The path exactly as sent. */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** The body's bytes; empty without a body. Do not change them. */
    public byte[] body() {
        return body.bytes();
    }

    /** The body without reading it. */
    public ReceivedBody content() {
        return body;
    }

    /** The name in the Host header, in lower case and without the port; empty without the header. */
    public String hostName() {
        return header("host").orElse("").replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    }

    /** All headers by name in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** A header's value; the name's case does not matter. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The value of the route's placeholder {@code {name}}. */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    /** The first value of a query parameter; an empty one counts as absent. */
    public Optional<String> query(String name) {
        return queryAll(name).stream().findFirst();
    }

    /** All values of a query parameter that are not empty. */
    public List<String> queryAll(String name) {
        Map<String, List<String>> parsed = query;
        if (parsed == null) {
            parsed = parseQuery();
            query = parsed;
        }
        return parsed.getOrDefault(name, List.of());
    }

    private Map<String, List<String>> parseQuery() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        int start = target.indexOf('?') + 1;
        if (start == 0) {
            return parameters;
        }
        while (start <= target.length()) {
            int end = target.indexOf('&', start);
            if (end < 0) {
                end = target.length();
            }
            String pair = target.substring(start, end);
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                parameters
                        .computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decode(pair.substring(equals + 1)));
            }
            start = end + 1;
        }
        return parameters;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ServiceError.cannotParseRequest("The query has a malformed escape: " + encoded);
        }
    }
}
