package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedCloudMainTest {

    @TempDir
    Path directory;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "ends the program by SIGTERM")
    void servesUntilItIsStopped() throws IOException {
        try (TestProcess main =
                new TestProcess(EmbeddedCloudMain.class, "--port", "0", "--data", directory.toString())) {
            JsonNode line = Json.read(main.line().getBytes(StandardCharsets.UTF_8));
            assertThat(line.properties()).hasSize(3);
            assertThat(line.path("dashboard").asText())
                    .isEqualTo(line.path("endpoint").asText() + "/");
            assertThat(line.path("ociConfig").asText())
                    .isEqualTo(directory.toRealPath().resolve("oci/config").toString());
            try (EmbeddedCloud joined = EmbeddedCloud.open(EmbeddedCloudOptions.in(directory));
                    Sdk sdk = new Sdk(joined)) {
                assertThat(joined.joined()).isTrue();
                assertThat(joined.endpoint()).hasToString(line.path("endpoint").asText());
                sdk.createStack("from outside", Map.of("main.tf", ""), Map.of());
            }
            try (TestProcess second = new TestProcess(EmbeddedCloudMain.class, "--data", directory.toString())) {
                assertThat(second.exitCode()).isEqualTo(2);
                assertThat(second.rest()).isEmpty();
                assertThat(second.errors())
                        .contains("an embedded cloud already runs on " + directory.toRealPath() + ": process ")
                        .contains(line.path("endpoint").asText());
            }
            main.process.toHandle().destroy();
            assertThat(main.exitCode()).isZero();
            assertThat(main.rest()).isEmpty();
            assertThat(main.errors()).isEmpty();
        }
        assertThat(directory.resolve("address.json")).doesNotExist();
        try (EmbeddedCloud cloud = EmbeddedCloud.open(EmbeddedCloudOptions.in(directory))) {
            assertThat(cloud.joined()).isFalse();
        }
    }

    @Test
    void refusesWrongArgumentsWithTheUsage() {
        try (TestProcess main = new TestProcess(EmbeddedCloudMain.class, "--jobs-limit", "3")) {
            assertThat(main.exitCode()).isEqualTo(2);
            assertThat(main.rest()).isEmpty();
            assertThat(main.errors())
                    .startsWith("feature-store-emulator: Unknown option: '--jobs-limit'. Did you mean '--job-limit'?\n")
                    .contains("Usage: java -jar");
        }
    }

    @Test
    void printsTheUsage() {
        try (TestProcess main = new TestProcess(EmbeddedCloudMain.class, "--help")) {
            assertThat(main.rest()).contains("--data DIR").contains("--port N").contains("--speed X");
            assertThat(main.exitCode()).isZero();
        }
    }

    @Test
    void readsItsArguments() {
        assertThat(CloudArguments.parse("--data", "x", "--port", "80", "--speed", "2.5"))
                .isEqualTo(new CloudArguments.Serve(new EmbeddedCloudOptions(Path.of("x"), 80, 2.5)));
        assertThat(CloudArguments.parse("--data", "x"))
                .isEqualTo(new CloudArguments.Serve(EmbeddedCloudOptions.in(Path.of("x"))));
        assertThat(CloudArguments.parse("--data", "x", "--port", "80", "--port", "81"))
                .isEqualTo(new CloudArguments.Serve(new EmbeddedCloudOptions(
                        Path.of("x"), 81, Settings.atSpeed(EmbeddedCloudOptions.DEFAULT_SPEED))));
        assertThat(CloudArguments.parse("--data", "x", "--host", "a.example", "--host", "b.example"))
                .isEqualTo(new CloudArguments.Serve(
                        EmbeddedCloudOptions.in(Path.of("x")).withHosts(Set.of("a.example", "b.example"))));
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("--data"),
                List.of("--data", "x", "--port", "y"),
                List.of("--data", "x", "--port", "65536"),
                List.of("--data", "x", "--speed", "0"),
                List.of("--data", "x", "--speed", "NaN"),
                List.of("--data", "--port"),
                List.of("--data", "x", "--rate-429", "0.6", "--rate-5xx", "0.6"),
                List.of("--data", "x", "--terraform", ""),
                List.of("x"))) {
            assertThat(CloudArguments.parse(wrong.toArray(String[]::new)))
                    .as(wrong.toString())
                    .isInstanceOf(CloudArguments.Mistake.class);
        }
    }

    @Test
    void saysWhatIsWrongWithAnArgument() {
        assertThat(List.of(
                        message("--data", "x", "stray"),
                        message("--data", "x", "--speed", "0"),
                        message("--data", "x", "--port", "y"),
                        message("--data", "x", "--terraform", ""),
                        message("--port", "1")))
                .containsExactly(
                        "Unknown argument: 'stray'",
                        "Invalid value for option '--speed': 'speed' must be a number above 0, but is 0",
                        "Invalid value for option '--port': 'y' is not an int",
                        "Invalid value for option '--terraform': must be auto, builtin or a path, but is empty",
                        "Missing required option: '--data DIR'");
    }

    private static String message(String... arguments) {
        return ((CloudArguments.Mistake) CloudArguments.parse(arguments)).message();
    }
}
