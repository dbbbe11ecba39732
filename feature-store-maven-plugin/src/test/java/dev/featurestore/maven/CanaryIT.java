package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in each kind of variable, before and after their rotation, appear in no line and no file of any goal. */
class CanaryIT {

    /** Where a secret is, and what the stack does with it: Terraform itself hides only the first. */
    private static final String STACK = """
            variable "token" {
              type      = string
              sensitive = true
            }

            variable "db" {
              type      = object({ user = string, password = string, hosts = list(string) })
              sensitive = true
            }

            variable "wrong" {
              type    = bool
              default = false
            }

            resource "terraform_data" "hidden" {
              input = var.token
            }

            resource "terraform_data" "shown" {
              input = nonsensitive(var.db.password)
            }

            resource "terraform_data" "host" {
              input = nonsensitive(var.db.hosts[0])

              lifecycle {
                precondition {
                  condition     = !var.wrong || oci_core_vcn.this.id == ""
                  error_message = "the host ${nonsensitive(var.db.hosts[0])} is wrong"
                }
              }
            }

            output "all" {
              value     = var.db
              sensitive = true
            }
            """;

    @TempDir
    Path folder;

    private final StringBuilder printed = new StringBuilder();
    private Path project;

    @BeforeEach
    void copyProject() throws Exception {
        project = Projects.copy("no-pom", folder.resolve("project"));
        Files.writeString(project.resolve("stack/secrets.tf"), STACK);
        Path config = project.resolve("feature_store.yaml");
        Files.writeString(config, Files.readString(config) + """
                  variables:
                    token: $TOKEN
                    db:
                      user: admin
                      password: $PASSWORD
                      hosts: [$HOST]
                """);
    }

    private MavenBuild.Result run(StandaloneCloud cloud, int generation, String goal, String... options)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-X",
                "-e",
                MavenBuild.plugin() + ":" + goal,
                "-Dfeaturestore.endpoint=" + cloud.endpoint(),
                "-Dfeaturestore.ociConfig=" + cloud.ociConfig()));
        arguments.addAll(List.of(options));
        MavenBuild.Result result = new MavenBuild(project, MavenBuild.quietMaven())
                .with("TOKEN", "canary-token-<" + generation + ">&\"\\")
                .with("PASSWORD", "canary-password-" + generation)
                .with("HOST", "canary-host-" + generation)
                .run(arguments);
        printed.append(result.log());
        return result;
    }

    @Test
    void noGoalShowsOrStoresASecret() throws Exception {
        try (StandaloneCloud cloud = StandaloneCloud.start(folder.resolve("cloud"));
                ProcessList processes = ProcessList.lookingFor("canary-")) {
            succeeds(run(cloud, 1, "apply"));
            succeeds(run(cloud, 2, "plan"));
            succeeds(run(cloud, 2, "apply"));
            assertThat(filesWith("(sensitive value)")).anyMatch(file -> file.endsWith("plan.txt"));
            assertThat(filesWith("(sensitive value)")).anyMatch(file -> file.endsWith("job.log"));
            assertThat(filesWith("canary-")).isEmpty();
            fails(run(cloud, 2, "apply", "-Dfeaturestore.variables.wrong=true"));
            fails(run(cloud, 3, "plan", "-Dfeaturestore.variables.wrong=true"));
            succeeds(run(cloud, 2, "apply"));
            for (String goal : List.of("verify", "status", "jobs", "logs")) {
                succeeds(run(cloud, 2, goal));
            }
            assertThat(filesWith("canary-")).isEmpty();
            for (String goal : List.of("apply", "plan", "status")) {
                failsWith(
                        "[CLOUD_UNREACHABLE]",
                        run(
                                cloud,
                                2,
                                goal,
                                "-Dfeaturestore.endpoint=http://127.0.0.1:1",
                                "-Dfeaturestore.retryTimeout=0"));
            }
            failsWith("[CREDENTIALS_NOT_FOUND]", run(cloud, 2, "apply", "-Dfeaturestore.profile=ABSENT"));
            failsWith("[INVALID_CONFIGURATION]", run(cloud, 2, "apply", "-Dfeaturestore.variables.unknown=1"));
            assertThat(filesWith("canary-")).isEmpty();
            succeeds(run(cloud, 2, "destroy", "-Dfeaturestore.confirm=feature-store"));

            assertThat(processes.commandsWithText()).isEmpty();
            // Others cannot read the environment of Terraform, which gets variables there, and only those of the stack.
            assertThat(processes.environmentsWithText())
                    .filteredOn(found -> found.contains("terraform") || found.contains("emulator"))
                    .allMatch(found -> found.matches("(?s).*: TF_VAR_(token|db)=.*"));
        }

        assertThat(printed.toString().lines().filter(line -> line.contains("canary")))
                .isEmpty();
        assertThat(filesWith("canary-")).isEmpty();
    }

    private static void succeeds(MavenBuild.Result result) {
        assertThat(result.status()).as(result.log()).isZero();
    }

    private static void fails(MavenBuild.Result result) {
        assertThat(result.status()).as(result.log()).isNotZero();
        assertThat(result.log()).contains("the host (sensitive value) is wrong");
    }

    private static void failsWith(String code, MavenBuild.Result result) {
        assertThat(result.status()).as(result.log()).isNotZero();
        assertThat(result.log()).contains(code);
    }

    private List<String> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(project.relativize(file).toString());
                }
            }
            return found;
        }
    }
}
