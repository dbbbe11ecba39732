package dev.featurestore.operator.oci.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.resourcemanager.model.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model's own builder, as the SDK uses it, is the reference. */
class LogEntryReaderTest {

    private final JsonSerializer serializer = new JsonSerializer();
    private final ObjectMapper sdk =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[null, {}]",
                "[{'type': 'TERRAFORM_CONSOLE', 'level': 'INFO', 'timestamp': '2026-02-28T10:08:26.235Z', 'message': 'a'}]",
                "[{'message': '', 'new': {'a': [1, {}]}, 'timestamp': '2024-02-29T23:59:59.999Z', 'level': 'FATAL'}]",
                "[{'message': null, 'timestamp': null, 'level': null, 'type': null}]",
                "[{'type': 'LATER', 'level': 'LATER', 'message': 'caf\\u00e9\\n\\ud83d\\ude00'}]",
                "[{'timestamp': '2026-02-28T10:08:26Z'}, {'timestamp': '2026-02-28T10:08:26.235+00:00'}]",
                "[{'timestamp': '2026-02-28T10:08:26.235123Z'}, {'timestamp': 1700000000000}, {'timestamp': ''}]",
                "[{'timestamp': '1960-02-28T10:08:26.235Z'}]",
                "[{'timestamp': '2026-13-28T10:08:26.235Z'}]",
                "[{'message': 17}, {'message': true}]"
            })
    void readsEntriesAsTheModelDoes(String json) throws IOException {
        assertThat(facts(read(json))).isEqualTo(facts(bySdk(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[[]]",
                "['text']",
                "[{'message': {}}]",
                "[{'message': ['a']}]",
                "[{'timestamp': 'yesterday'}]",
                "[{'message': 'a'}",
                "[{'message': 'a"
            })
    void refusesWhatTheModelRefuses(String json) {
        assertThatThrownBy(() -> bySdk(json)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void theRecordOfThePropertiesThatAreSetTakesNoMemory() throws IOException {
        String json = "[{'message': 'a'}]";

        assertThat(bySdk(json).get(0).wasPropertyExplicitlySet("message")).isTrue();
        assertThat(read(json).get(0).wasPropertyExplicitlySet("message")).isFalse();
    }

    private List<LogEntry> read(String json) throws IOException {
        return serializer.readList(bytes(json), LogEntry.class);
    }

    private List<LogEntry> bySdk(String json) throws IOException {
        return sdk.readerForListOf(LogEntry.class).readValue(bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<Object>> facts(List<LogEntry> entries) {
        return entries.stream()
                .map(entry -> entry == null
                        ? List.<Object>of()
                        : Stream.of(entry.getType(), entry.getLevel(), entry.getTimestamp(), entry.getMessage())
                                .<Object>map(String::valueOf)
                                .toList())
                .toList();
    }
}
