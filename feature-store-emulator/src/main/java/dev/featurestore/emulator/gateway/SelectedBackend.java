package dev.featurestore.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Selects the backend of a route: its only one, or by the value of a request's header ("dynamic routing"). */
final class SelectedBackend {

    private static final Pattern HEADER = Pattern.compile("request\\.headers\\[(.+)]");

    private SelectedBackend() {}

    /**
     * The specification of the backend for a request.
     *
     * @throws ServiceError with status 404 if no rule matches and none is the default
     */
    static JsonNode of(JsonNode route, Request request) {
        JsonNode backend = route.path("backend").path(0);
        if (!backend.path("type").asText().equals("DYNAMIC_ROUTING_BACKEND")) {
            return backend;
        }
        Matcher selector = HEADER.matcher(
                backend.path("selection_source").path(0).path("selector").asText());
        Optional<String> value = selector.matches() ? request.header(selector.group(1)) : Optional.empty();
        return rules(backend)
                .filter(rule -> value.isPresent() && matches(rule.path("key").path(0), value.get()))
                .findFirst()
                .or(() -> rules(backend)
                        .filter(rule ->
                                rule.path("key").path(0).path("is_default").asBoolean())
                        .findFirst())
                .map(rule -> rule.path("backend").path(0))
                .orElseThrow(() -> ServiceError.notFound(request.method(), request.path()));
    }

    private static boolean matches(JsonNode key, String value) {
        return elements(key.path("values")).anyMatch(each -> each.asText().equals(value));
    }

    private static Stream<JsonNode> rules(JsonNode backend) {
        return elements(backend.path("routing_backends"));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
