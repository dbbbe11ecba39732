package dev.featurestore.emulator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.settings.Settings.Drift;
import dev.featurestore.emulator.settings.Settings.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceSettingsTest {

    private static Settings read(String json) throws IOException {
        return SettingsReader.read(Json.read(json.getBytes(StandardCharsets.UTF_8)), Settings.atSpeed(1));
    }

    @Test
    void letsAResourceFailAtOneOperationOrAtAll() throws IOException {
        assertThat(read("{\"failAt\": {\"a.b\": \"boom\", \"c.d\": {\"delete\": \"stuck\"}}}")
                        .failAt())
                .isEqualTo(Map.of(
                        "a.b",
                        Failures.always("boom"),
                        "c.d",
                        new Failures(Optional.empty(), Optional.empty(), Optional.of("stuck"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404                     | 404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found.
            NotAuthorizedOrNotFound | 404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found.
            Out of host capacity    | 500-InternalError, Out of host capacity.
            429-TooManyRequests     | 429-TooManyRequests, Too many requests for the user
            something else          | something else
            """)
    void writesShortNamesOfErrorsOut(String name, String text) throws IOException {
        assertThat(read("{\"failAt\": {\"a.b\": \"" + name + "\"}}").failAt().get("a.b"))
                .isEqualTo(Failures.always(text));
    }

    @Test
    void takesSecondsAndAttributes() throws IOException {
        Settings settings = read("{\"slow\": {\"oci_core_vcn\": 1.5}, \"drift\": {\"a.b\": {\"name\": \"x\"}}}");
        assertThat(settings.slow()).isEqualTo(Map.of("oci_core_vcn", Duration.ofMillis(1500)));
        assertThat(settings.drift())
                .isEqualTo(Map.of(
                        "a.b", new Drift(Drift.Kind.MODIFIED, Map.of("name", JsonNodeFactory.instance.textNode("x")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"failAt\": {\"a.b\": 404}}",
                "{\"failAt\": {\"a.b\": {\"read\": \"x\"}}}",
                "{\"slow\": {\"a.b\": -1}}",
                "{\"slow\": {\"a.b\": \"1\"}}",
                "{\"drift\": {\"a.b\": {}}}",
                "{\"drift\": {\"a.b\": \"LOST\"}}",
                "{\"exists\": {\"a.b\": \"ocid1.vcn\"}}",
                "{\"exists\": {\"a.b\": {\"ocid1.vcn\": true}}}"
            })
    void refusesWhatCannotBe(String json) {
        assertThatThrownBy(() -> read(json)).hasMessageContaining("'a.b'");
    }
}
