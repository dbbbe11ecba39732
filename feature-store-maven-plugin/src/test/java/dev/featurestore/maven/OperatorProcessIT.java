package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.container.Main;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator as the process that its container is, against the embedded cloud. */
class OperatorProcessIT {

    @TempDir
    Path folder;

    @Test
    void deploysWithTheLinesOfTheGoalAndLeavesTheReport() throws Exception {
        try (StandaloneCloud cloud = StandaloneCloud.start(folder.resolve("cloud"), "--terraform", "builtin")) {
            Process operator = start(cloud);
            String out = new String(operator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(operator.waitFor()).as(out).isZero();
            assertThat(out)
                    .contains(
                            "Verified ENV_OPERATOR_ARGS",
                            "Signing in with the API key of profile DEFAULT",
                            "Deployed stack feature-store in ")
                    .containsPattern("\\nEndpoint: http://127\\.0\\.0\\.1:\\d+/20230101\\n");
            assertThat(folder.resolve("reports/report.json")).content().contains("\"state\": \"SUCCEEDED\"");
        }
    }

    @Test
    void endsAtSigtermAndNamesTheJobThatGoesOn() throws Exception {
        try (StandaloneCloud cloud =
                StandaloneCloud.start(folder.resolve("cloud"), "--terraform", "builtin", "--speed", "1")) {
            Process operator = start(cloud);
            BufferedReader out = operator.inputReader();
            String job = "";
            for (String line = out.readLine(); line != null && job.isEmpty(); line = out.readLine()) {
                job = line.startsWith("Submitted apply job  ") ? line.substring("Submitted apply job  ".length()) : "";
            }
            // Process.destroy would close the output as well.
            operator.toHandle().destroy();
            String rest = String.join("\n", out.lines().toList());

            assertThat(operator.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(operator.exitValue()).as(rest).isEqualTo(143);
            assertThat(job).startsWith("ocid1.ormjob.");
            assertThat(rest).contains("Interrupted: apply job " + job + " of stack feature-store continues in OCI");
        }
    }

    private Process start(StandaloneCloud cloud) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--endpoint",
                        cloud.endpoint(),
                        "--reports",
                        folder.resolve("reports").toString())
                .redirectErrorStream(true);
        builder.environment()
                .put(
                        Main.CONFIGURATION,
                        Files.readString(ProjectFolder.path().resolve("src/it/quick-start/feature_store.yaml")));
        builder.environment().put("OCI_CLI_CONFIG_FILE", cloud.ociConfig());
        return builder.start();
    }
}
