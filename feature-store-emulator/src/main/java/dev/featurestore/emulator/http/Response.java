package dev.featurestore.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One HTTP answer. */
public final class Response {

    /** The header with the length of the body in an answer to HEAD. */
    public static final String CONTENT_LENGTH = "Content-Length";

    private final int status;
    private final Map<String, String> headers;
    private final InputStream body;
    private final long length;
    private final Optional<JsonNode> emptyPage;

    private Response(int status, Map<String, String> headers, InputStream body, long length) {
        this(status, headers, body, length, Optional.empty());
    }

    private Response(
            int status, Map<String, String> headers, InputStream body, long length, Optional<JsonNode> emptyPage) {
        this.emptyPage = emptyPage;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.length = length;
    }

    /** An answer with a JSON body. */
    public static Response json(int status, JsonNode body) {
        return of(status, "application/json", Json.write(body));
    }

    /**
     * An answer with a page of a list.
     *
     * @param emptyPage the body of a page without items
     */
    public static Response page(JsonNode body, JsonNode emptyPage) {
        byte[] bytes = Json.write(body);
        return new Response(
                200,
                Map.of("Content-Type", "application/json"),
                new ByteArrayInputStream(bytes),
                bytes.length,
                Optional.of(emptyPage));
    }

    /** The body of a page without items, if this is a page of a list. */
    public Optional<JsonNode> emptyPage() {
        return emptyPage;
    }

    /** An answer with a body of another content type. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), new ByteArrayInputStream(body), body.length);
    }

    /**
     * An answer whose body is read while it is sent.
     *
     * @param body closed after the answer
     * @param length the number of bytes to send
     */
    public static Response stream(int status, String contentType, InputStream body, long length) {
        return new Response(status, Map.of("Content-Type", contentType), body, length);
    }

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), InputStream.nullInputStream(), 0);
    }

    /** The same answer with one more header. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body, length, emptyPage);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Headers by name, as they are sent. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The size of the body in bytes; 0 without a body. */
    long length() {
        return length;
    }

    /** The body; can be read once. */
    InputStream body() {
        return body;
    }

    /** Closes a body that is not sent. */
    public void discard() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
