package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job of GitHub Actions that has the variables of {@code docs/authentication.md}, and no OCI configuration file. */
@Timeout(300)
class SignInVariablesIT {

    private static final Pattern VARIABLE =
            Pattern.compile("(?m)^  (OCI_CLI_[A-Z_]+): \\$\\{\\{ secrets\\.(OCI_CLI_[A-Z_]+) }}$");

    @TempDir
    Path folder;

    @Test
    void variablesOfTheWorkflowSignInWithoutAFileAndTheKeyIsNeverShown() throws Exception {
        Path project = Projects.copy("no-pom", folder.resolve("project"));
        try (StandaloneCloud cloud = StandaloneCloud.start(folder.resolve("cloud"))) {
            Map<String, String> secrets = secrets(Path.of(cloud.ociConfig()));
            Map<String, String> environment = workflow(secrets);

            MavenBuild.Result result = run(project, cloud, environment, "-X");

            assertThat(result.status()).as(result.log()).isZero();
            assertThat(result.log())
                    .contains("Signing in with the API key of the environment (OCI_CLI_USER, OCI_CLI_TENANCY,"
                            + " OCI_CLI_FINGERPRINT, OCI_CLI_KEY_CONTENT, OCI_CLI_REGION)")
                    .contains("Dry run: would create");
            secrets.getOrDefault("OCI_CLI_KEY_CONTENT", "")
                    .lines()
                    .filter(line -> line.length() == 64)
                    .forEach(line -> assertThat(result.log()).doesNotContain(line));

            // A secret that does not exist is an empty variable there.
            environment.put("OCI_CLI_TENANCY", "");
            MavenBuild.Result refused = run(project, cloud, environment, "-e");

            assertThat(refused.status()).isNotZero();
            assertThat(refused.log())
                    .contains("OCI configuration file not found: " + folder.resolve("home/.oci/config")
                            + "; missing environment variables: OCI_CLI_TENANCY")
                    .doesNotContain("PRIVATE KEY");
        }
    }

    private MavenBuild.Result run(Path project, StandaloneCloud cloud, Map<String, String> environment, String option)
            throws Exception {
        MavenBuild build = new MavenBuild(project).with("MAVEN_OPTS", "-Duser.home=" + folder.resolve("home"));
        environment.forEach(build::with);
        return build.run(
                MavenBuild.plugin() + ":apply",
                option,
                "-Dfeaturestore.dryRun",
                "-Dfeaturestore.endpoint=" + cloud.endpoint());
    }

    /** The variables that the page sets from secrets. */
    private static Map<String, String> workflow(Map<String, String> secrets) throws Exception {
        Map<String, String> environment = new TreeMap<>();
        Matcher variable =
                VARIABLE.matcher(Files.readString(ProjectFolder.path().resolve("docs/authentication.md")));
        while (variable.find()) {
            assertThat(secrets).containsKey(variable.group(2));
            environment.put(variable.group(1), secrets.getOrDefault(variable.group(2), ""));
        }
        assertThat(environment).hasSize(5);
        return environment;
    }

    private static Map<String, String> secrets(Path ociConfig) throws Exception {
        Map<String, String> secrets = new TreeMap<>();
        for (String line : Files.readAllLines(ociConfig)) {
            String[] entry = line.split("=", 2);
            if (entry.length == 2) {
                secrets.put("OCI_CLI_" + entry[0].strip().toUpperCase(Locale.ROOT), entry[1].strip());
            }
        }
        secrets.put("OCI_CLI_KEY_CONTENT", Files.readString(Path.of(secrets.getOrDefault("OCI_CLI_KEY_FILE", ""))));
        return secrets;
    }
}
