package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets reach whom they are for, and nobody else: not even who asks for Maven's every word, with {@code -X}. */
class SecretsIT {

    private static final String PASS_PHRASE = "correct horse battery";
    private static final String MASTER = "master of the passwords";
    private static final String DATABASE = "Tr0ub4dor&3-of-the-database";
    private static final String OTHER = "sensitive-and-in-the-file";

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void copyProjectWithSecrets() throws Exception {
        project = Projects.copy("no-pom", folder.resolve("project"));
        Files.writeString(project.resolve("stack/secrets.tf"), """
                variable "password" {
                  type      = string
                  sensitive = true
                }

                variable "token" {
                  type      = string
                  sensitive = true
                }
                """);
        Path config = project.resolve("feature_store.yaml");
        Files.writeString(
                config,
                Files.readString(config) + "  variables:\n    password: $DB_PASSWORD\n    token: " + OTHER + "\n");
    }

    /** Maven 3, whose secrets are all of one kind, and Maven 4, which reads them by other means. */
    static Stream<Path> mavens() throws IOException {
        List<Path> mavens = MavenBuild.mavens();
        return Stream.of(mavens.get(0), mavens.get(mavens.size() - 1));
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void passPhraseThatMavenEncryptedOpensTheKeyAndNoSecretIsShown(Path maven) throws Exception {
        Path security = folder.resolve("settings-security.xml");
        // The newest Maven has another tool to encrypt with, and reads what the older ones wrote.
        Path encrypting = MavenBuild.mavens().get(0);
        Files.writeString(
                security,
                "<settingsSecurity><master>" + encrypted(encrypting, security, "--encrypt-master-password", MASTER)
                        + "</master></settingsSecurity>");
        String passPhrase = encrypted(encrypting, security, "--encrypt-password", PASS_PHRASE);

        try (StandaloneCloud cloud = StandaloneCloud.start(folder.resolve("cloud"))) {
            Path profile = Path.of(cloud.ociConfig());
            Path key = profile.resolveSibling("key.pem");
            Path encryptedKey = EncryptedKey.write(key, folder.resolve("encrypted.pem"), PASS_PHRASE);
            Path config = Files.writeString(
                    folder.resolve("config"),
                    Files.readString(profile).replaceFirst("key_file=.*", "key_file=" + encryptedKey));

            MavenBuild.Result result = new MavenBuild(project, maven)
                    .withSettings("<servers><server><id>oci</id><passphrase>" + passPhrase
                            + "</passphrase></server></servers>")
                    .with("MAVEN_OPTS", "-Dsettings.security=" + security)
                    .with("DB_PASSWORD", DATABASE)
                    .run(
                            "-X",
                            MavenBuild.plugin() + ":apply",
                            "-Dfeaturestore.auth=api_key",
                            "-Dfeaturestore.profile=DEFAULT",
                            "-Dfeaturestore.ociConfig=" + config,
                            "-Dfeaturestore.endpoint=" + cloud.endpoint());

            assertThat(result.status()).as(result.log()).isZero();
            assertThat(result.log()).contains(", with the pass phrase from server oci of Maven's settings.xml");
            List<String> secrets = new ArrayList<>(List.of(PASS_PHRASE, MASTER, DATABASE, OTHER));
            secrets.addAll(lines(key));
            secrets.addAll(lines(encryptedKey));
            assertThat(result.log()).contains("[DEBUG]").doesNotContain(secrets);
            for (String report : List.of("report.json", "outputs.env")) {
                assertThat(project.resolve(".featurestore").resolve(report))
                        .content()
                        .doesNotContain(secrets);
            }
        }
    }

    private String encrypted(Path maven, Path security, String option, String secret) throws Exception {
        MavenBuild.Result result = new MavenBuild(project, maven)
                .with("MAVEN_OPTS", "-Dsettings.security=" + security)
                .run(option, secret);
        assertThat(result.log()).containsPattern("\\{[^{}\\s]+}");
        return result.log().substring(result.log().indexOf('{'), result.log().indexOf('}') + 1);
    }

    /** What a key consists of, but for the lines around it. */
    private static List<String> lines(Path pem) throws IOException {
        return Files.readAllLines(pem).stream()
                .filter(line -> line.length() > 20 && !line.startsWith("-----"))
                .toList();
    }
}
