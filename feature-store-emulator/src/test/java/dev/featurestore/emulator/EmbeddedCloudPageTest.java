package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/embedded-cloud.md. */
@Timeout(120)
class EmbeddedCloudPageTest {

    private static final Pattern BLOCK = Pattern.compile("```shell\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "embedded-cloud.md"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs a shell script")
    void itsCommandsDoWhatItSays() throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -e\ntrap 'kill $!; wait' EXIT\n");
        Matcher block = BLOCK.matcher(page());
        while (block.find()) {
            script.append(block.group(1));
        }
        // The jar is not packaged yet when tests run; these are its classes.
        String jar = "java -jar feature-store-emulator/target/feature-store-emulator-0.1.0-SNAPSHOT-standalone.jar";
        String java = "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -cp '"
                + System.getProperty("java.class.path") + "' " + EmbeddedCloudMain.class.getName();
        assertThat(script).contains(jar).contains("curl").contains("control.json");
        Process shell = new ProcessBuilder(
                        "bash",
                        "-c",
                        script.toString().replace(jar, java).replace("8099", Integer.toString(freePort())))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("\"endpoint\"", "\"ociConfig\"", "\"NotAuthenticated\"", " 401\n");
        assertThat(folder.resolve("rehearsal/oci/config")).exists();
        assertThat(folder.resolve("rehearsal/control.json")).doesNotExist();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void showsAControlFileThatCanBeRead() throws IOException {
        Matcher json = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page());
        assertThat(json.find()).isTrue();
        Settings settings =
                SettingsReader.read(Json.read(json.group(1).getBytes(StandardCharsets.UTF_8)), Settings.atSpeed(1));
        assertThat(settings.exists()).containsKeys("oci_core_vcn", "oci_vault_secret");
    }

    @Test
    void namesEverySettingAndItsOption() throws IOException {
        String page = page();
        for (String key : SettingsReader.SIMPLE_KEYS) {
            assertThat(page).contains("| `" + key + "` | `--");
        }
        Matcher option = Pattern.compile("\\| `(--[a-z0-9-]+)` \\|").matcher(page);
        int options = 0;
        while (option.find()) {
            options++;
            assertThat(CloudArguments.usage()).contains("  " + option.group(1) + " ");
            assertThat(CloudArguments.parse(option.group(1), "?"))
                    .isInstanceOfSatisfying(
                            CloudArguments.Mistake.class,
                            mistake -> assertThat(mistake.message()).doesNotContainIgnoringCase("unknown"));
        }
        assertThat(options).isEqualTo(SettingsReader.SIMPLE_KEYS.size());
    }
}
