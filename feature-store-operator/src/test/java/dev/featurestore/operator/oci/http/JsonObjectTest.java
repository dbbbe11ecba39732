package dev.featurestore.operator.oci.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    @Test
    void readsFieldsByTheirTypes() throws IOException {
        JsonObject stack = object("""
                {'id': 'ocid1', 'none': null, 'number': 17, 'on': true, 'off': false, 'name': 'caf\\u00e9\\n\\ud83d\\ude00',
                 'configSource': {'region': 'a', 'none': null}, 'items': [{'id': 'b'}, {}], 'statements': ['allow', 'deny'],
                 'tags': {'a': '1', 'none': null, 'b': 2}, 'defined': {'ns': {'text': 't', 'n': 5, 'o': {'p': true}}}}
                """);

        assertThat(stack.text("id")).contains("ocid1");
        assertThat(stack.text("name")).contains("café\n😀");
        assertThat(stack.text("number")).contains("17");
        assertThat(stack.text("on")).contains("true");
        assertThat(stack.text("none")).isEmpty();
        assertThat(stack.text("absent")).isEmpty();
        assertThat(stack.isTrue("on")).isTrue();
        assertThat(stack.isTrue("off")).isFalse();
        assertThat(stack.isTrue("absent")).isFalse();
        assertThat(stack.object("configSource").orElseThrow().text("region")).contains("a");
        assertThat(stack.objects("items").orElseThrow())
                .extracting(item -> item.text("id").orElse("-"))
                .containsExactly("b", "-");
        assertThat(stack.objects("absent")).isEmpty();
        assertThat(stack.texts("statements")).contains(List.of("allow", "deny"));
        assertThat(stack.textsByName("tags")).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(stack.textsByName("absent")).isEmpty();
        assertThat(stack.valuesByName("defined"))
                .isEqualTo(Map.of("ns", Map.of("text", "t", "n", 5, "o", Map.of("p", true))));
    }

    /** Jackson's mapper, as the SDK uses it, is the reference. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-28T10:08:26.235Z",
                "2024-02-29T23:59:59.999Z",
                "2026-02-28T10:08:26Z",
                "2026-02-28T10:08:26.235+00:00",
                "2026-02-28T10:08:26.235-07:30",
                "1960-02-28T10:08:26.235Z"
            })
    void readsTimesAsTheModelsDo(String time) throws IOException {
        Instant expected =
                new ObjectMapper().readValue('"' + time + '"', Date.class).toInstant();

        assertThat(object("{'t': '" + time + "'}").time("t")).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "", "2026-13-28T10:08:26.235Z", "2026-02-28"})
    void refusesWhatIsNoTime(String time) throws IOException {
        JsonObject object = object("{'t': '" + time + "'}");

        assertThatThrownBy(() -> object.time("t")).hasRootCauseInstanceOf(WrongAnswer.class);
    }

    @Test
    void refusesFieldsOfAnotherType() throws IOException {
        JsonObject object = object("{'object': {}, 'list': [], 'text': 'a', 'texts': ['a'], 'nested': {'a': {}}}");

        for (Runnable wrong : List.<Runnable>of(
                () -> object.text("object"),
                () -> object.text("list"),
                () -> object.object("text"),
                () -> object.objects("object"),
                () -> object.objects("texts"),
                () -> object.texts("text"),
                () -> object.textsByName("nested"),
                () -> object.textsByName("text"),
                () -> object.valuesByName("list"))) {
            assertThatThrownBy(wrong::run)
                    .hasRootCauseInstanceOf(WrongAnswer.class)
                    .hasRootCauseMessage("JSON of another form");
        }
    }

    @Test
    void readsLists() throws IOException {
        assertThat(list("[]")).isEmpty();
        assertThat(list("[{'message': 'a'}, {'message': 'b'}]"))
                .extracting(entry -> entry.text("message").orElseThrow())
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null"})
    void findsNoValue(String json) throws IOException {
        assertThat(JsonObject.read(bytes(json))).isNull();
        assertThat(JsonObject.readList(bytes(json))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "'text'", "<html>", "{'a'}", "{'a': 1", "{'a': [", "{'a': {}", "{'a': tru", "{"})
    void refusesWhatIsNoObject(String json) {
        assertThatThrownBy(() -> JsonObject.read(bytes(json))).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> JsonObject.readList(bytes("[" + json))).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> JsonObject.readList(bytes(json))).isInstanceOf(JsonProcessingException.class);
    }

    private static JsonObject object(String json) throws IOException {
        return Objects.requireNonNull(JsonObject.read(bytes(json)));
    }

    private static List<JsonObject> list(String json) throws IOException {
        return Objects.requireNonNull(JsonObject.readList(bytes(json)));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
