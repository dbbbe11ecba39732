package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session of a client, recorded in a file whose head describes its form. */
final class RecordedSession {

    private static final Pattern REQUEST = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) (.+)");
    private static final Pattern ANSWER = Pattern.compile("-> (\\d+)");
    private static final Pattern NAME = Pattern.compile("<([a-z ]+)>");
    private static final Pattern OCID = Pattern.compile("ocid1\\.[a-z]+\\.oc1\\.iad\\.[a-z2-7]{60}");

    /** A request and its answer, as recorded. */
    record Exchange(String method, String path, String body, int status, String answer) {}

    private final Map<String, String> names = new HashMap<>();

    /** @param names the values of names before the session */
    RecordedSession(Map<String, String> names) {
        this.names.putAll(names);
    }

    static List<Exchange> read(String resource) throws IOException {
        String text;
        try (var in = Objects.requireNonNull(RecordedSession.class.getResourceAsStream(resource))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Exchange> exchanges = new ArrayList<>();
        for (String block : text.replaceAll("(?m)^#.*\n", "").strip().split("\n\n+", -1)) {
            Matcher request = REQUEST.matcher(block);
            Matcher answer = ANSWER.matcher(block);
            assertThat(request.lookingAt()).as(block).isTrue();
            assertThat(answer.find(request.end())).as(block).isTrue();
            exchanges.add(new Exchange(
                    request.group(1),
                    request.group(2),
                    block.substring(request.end(), answer.start()).strip(),
                    Integer.parseInt(answer.group(1)),
                    block.substring(answer.end()).strip()));
        }
        return exchanges;
    }

    /** Sends the request of an exchange, and compares the whole answer. */
    void play(Exchange exchange, Store store) {
        HttpResponse<String> response =
                store.send(exchange.method(), resolved(exchange.path()), resolved(exchange.body()));
        String place = exchange.method() + " " + exchange.path() + ": " + response.body();
        assertThat(response.statusCode()).as(place).isEqualTo(exchange.status());
        if (exchange.answer().isEmpty()) {
            assertThat(response.body()).as(place).isEmpty();
        } else {
            compare(place, json(exchange.answer()), json(response.body()));
        }
    }

    private String resolved(String text) {
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Objects.requireNonNull(names.get(found.group(1)), found.group(1) + " is not known yet")));
    }

    private void compare(String place, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            List<String> fields = new ArrayList<>();
            expected.fieldNames().forEachRemaining(fields::add);
            List<String> actualFields = new ArrayList<>();
            actual.fieldNames().forEachRemaining(actualFields::add);
            assertThat(actualFields).as(place).containsExactlyInAnyOrderElementsOf(fields);
            fields.forEach(field -> compare(place + "\n" + field, expected.path(field), actual.path(field)));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(place).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                compare(place + "\n" + i, expected.path(i), actual.path(i));
            }
        } else if (expected.asText().equals("<time>")) {
            assertThat(Instant.parse(actual.textValue())).as(place).isAfter(Instant.EPOCH);
        } else {
            Matcher name = NAME.matcher(expected.asText());
            if (name.matches() && !names.containsKey(name.group(1))) {
                assertThat(actual.asText()).as(place).matches(OCID);
                names.put(name.group(1), actual.asText());
            }
            assertThat(actual.getNodeType()).as(place).isEqualTo(expected.getNodeType());
            assertThat(actual.asText()).as(place).isEqualTo(resolved(expected.asText()));
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
