package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipedVariablesTest {

    private static PipedVariables read(String text) {
        return PipedVariables.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void areOneLineOfAsciiThatKeepsEachCharacter() {
        Map<String, String> values = Map.of("A", "ü\n\"\\\u2028", "B", "x".repeat(200_000));
        byte[] line = new PipedVariables(values).line();
        String text = new String(line, StandardCharsets.US_ASCII);

        assertThat(text).endsWith("\n").doesNotContain("ü");
        assertThat(text.lines()).hasSize(1);
        assertThat(read(text + "not read").values()).isEqualTo(values);
    }

    @Test
    void overrideTheEnvironment() {
        assertThat(read("{\"A\":\"1\"}\n").over(Map.of("A", "0", "B", "2"))).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(read("").over(Map.of("B", "2"))).isEqualTo(Map.of("B", "2"));
    }

    @Test
    void quoteNoSecretIfTheyCannotBeRead() {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> read("{hunter2"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_PARAMETER))
                .withMessage("Standard input is not the JSON that apply writes")
                .withNoCause();
        assertThat(new PipedVariables(Map.of("A", "hunter2"))).asString().doesNotContain("hunter2");
    }
}
