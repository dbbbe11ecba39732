package dev.featurestore.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of a handler to a request of a test, without a server.
 *
 * @param status its HTTP status
 * @param headers its headers, as the handler set them
 * @param body its body
 */
public record Answered(int status, Map<String, String> headers, String body) {

    /** Sends a request to a handler. */
    public static Answered by(Handler handler, String method, String target, String body, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        Request request = new Request(method, target, all, ReceivedBody.of(body.getBytes(StandardCharsets.UTF_8)));
        Response response;
        try {
            response = handler.handle(request);
        } catch (ServiceError e) {
            response = e.response();
        }
        try {
            return new Answered(
                    response.status(),
                    response.headers(),
                    new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A header; its name as the handler set it. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return Json.read(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }

    /** Status and code of an error. */
    public String error() {
        return status + " " + json().path("code").asText();
    }

    /** The message of an error. */
    public String message() {
        return json().path("message").asText();
    }
}
