package dev.featurestore.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsEnvTest {

    @TempDir
    Path folder;

    @Test
    void plainValuesStandWithoutQuotes() {
        assertThat(OutputsEnv.text(List.of(
                        new Output("api_endpoint", "https://a.example.com/20230101", false),
                        new Output("vcn-id", "ocid1.vcn.oc1.iad.aaaa", false))))
                .isEqualTo("api_endpoint=https://a.example.com/20230101\nvcn_id=ocid1.vcn.oc1.iad.aaaa\n");
    }

    @Test
    void valueOfASensitiveOutputIsMasked() {
        assertThat(OutputsEnv.text(List.of(new Output("password", "hunter2", true))))
                .isEqualTo("password='(sensitive value)'\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "two words", "it's", "$HOME `id` \"x\" \\", "a\nb", "{\"a\":[1]}", "naïve", "a;b", "#c", "~"
            })
    void shellReadsEveryValueBackAsItWas(String value) throws Exception {
        Path file = Files.writeString(
                folder.resolve("outputs.env"), OutputsEnv.text(List.of(new Output("value", value, false))));

        assertThat(shell(". '" + file + "'; printf %s \"$value\"")).isEqualTo(value);
    }

    private static String shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }
}
