package dev.featurestore.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsEnvTest {

    private static final List<String> SHELLS = List.of("sh", "bash");

    @TempDir
    Path folder;

    @Test
    void plainValuesStandWithoutQuotes() {
        assertThat(text(
                        new Output("api_endpoint", "https://a.example.com/20230101", false),
                        new Output("vcn-id", "ocid1.vcn.oc1.iad.aaaa", false)))
                .isEqualTo("""
                        featurestore_outputs_api_endpoint=https://a.example.com/20230101
                        featurestore_outputs_vcn_id=ocid1.vcn.oc1.iad.aaaa
                        """);
    }

    @Test
    void valueOfASensitiveOutputIsMasked() {
        assertThat(text(new Output("password", "hunter2\n", true)))
                .isEqualTo("featurestore_outputs_password='(sensitive value)'\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "\ttab\t",
                "it's",
                "'",
                "\\",
                "$HOME `id` \"x\" \\",
                "$(touch made)",
                "{\"a\":[1]}",
                "naïve",
                "a;b",
                "#c",
                "~",
                "!!",
                "-n",
                "a=b"
            })
    void shellsReadEveryValueBackAsItWas(String value) throws Exception {
        write(new Output("value", value, false));

        for (String shell : SHELLS) {
            assertThat(run(shell, "printf %s. \"$featurestore_outputs_value\"")).isEqualTo(value + ".");
        }
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void noNameBreaksAShellOrReplacesAVariableOfIt() throws Exception {
        List<String> names =
                List.of("PATH", "IFS", "LD_PRELOAD", "BASH_ENV", "größe", "_", "9lives", "a b", "x;id", "日本");
        write(names.stream().map(name -> new Output(name, "changed", false)).toArray(Output[]::new));

        assertThat(Files.readAllLines(folder.resolve("outputs.env")))
                .hasSameSizeAs(names)
                .allSatisfy(line -> assertThat(line).matches("featurestore_outputs_[A-Za-z0-9_]*=changed"))
                .contains("featurestore_outputs_gr__e=changed");
        for (String shell : SHELLS) {
            assertThat(run(
                            shell,
                            "test \"$PATH\" != changed; ls / >/dev/null; printf %s \"$featurestore_outputs_PATH\""))
                    .isEqualTo("changed");
        }
    }

    @Test
    void outputsThatWouldHaveOneNameAreReportedAndTheExactOneIsKept() {
        OutputsEnv env = OutputsEnv.of(List.of(
                new Output("a-b", "dash", false),
                new Output("a_b", "underscore", false),
                new Output("x-y_z", "1", false),
                new Output("x_y-z", "2", false),
                new Output("vcn_id", "3", false)));

        assertThat(env.text()).isEqualTo("""
                featurestore_outputs_a_b=underscore
                featurestore_outputs_vcn_id=3
                """);
        assertThat(env.leftOut()).hasSize(2);
        assertThat(env.leftOut().get(0))
                .startsWith(
                        "Outputs a-b, a_b have the same name in dotenv form, featurestore_outputs_a_b: only a_b is written.")
                .endsWith("Read it from report.json, or print it with featurestore:outputs");
        assertThat(env.leftOut().get(1))
                .startsWith(
                        "Outputs x-y_z, x_y-z have the same name in dotenv form, featurestore_outputs_x_y_z: none of them"
                                + " is written.");
    }

    /** A reader of lines would take the second for a variable of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nPATH=/tmp",
                "a\rPATH=/tmp",
                "a\u0085PATH=/tmp",
                "a\u2028PATH=/tmp",
                "\u001b[2J",
                "\u0000",
                "\n"
            })
    void valueOfSeveralLinesOrWithControlCharactersIsReportedInsteadOfWritten(String value) {
        OutputsEnv env = OutputsEnv.of(List.of(new Output("bad", value, false), new Output("good", "1", false)));

        assertThat(env.text()).isEqualTo("featurestore_outputs_good=1\n");
        assertThat(env.leftOut())
                .singleElement()
                .asString()
                .startsWith("Output bad has no dotenv line, as its value has");
    }

    private static String text(Output... outputs) {
        OutputsEnv env = OutputsEnv.of(List.of(outputs));
        assertThat(env.leftOut()).isEmpty();
        return env.text();
    }

    private void write(Output... outputs) throws IOException {
        Files.writeString(folder.resolve("outputs.env"), text(outputs));
    }

    /** What a script prints that has read the file, under {@code set -eu}. */
    private String run(String shell, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(shell, "-euc", ". ./outputs.env; " + script)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(shell).isZero();
        return out;
    }
}
