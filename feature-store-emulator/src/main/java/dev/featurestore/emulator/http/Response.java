package dev.featurestore.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer. */
public final class Response {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Response(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** An answer with a JSON body. */
    public static Response json(int status, JsonNode body) {
        return of(status, "application/json", Json.write(body));
    }

    /** An answer with a body of another kind. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), body);
    }

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), new byte[0]);
    }

    /** The same answer with one header more. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Headers by name, as they are sent. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The body; empty if there is none. Not to be changed. */
    public byte[] body() {
        return body;
    }
}
