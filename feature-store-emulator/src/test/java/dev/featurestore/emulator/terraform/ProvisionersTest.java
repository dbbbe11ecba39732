package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Provisioners in rehearsals with Terraform. */
@Tag("slow")
@Timeout(60)
class ProvisionersTest {

    @TempDir
    Path folder;

    private String main() {
        return """
                variable "password" {
                  type      = string
                  sensitive = true
                }
                resource "terraform_data" "login" {
                  input = "kept" # provisioner
                  provisioner "local-exec" {
                    command = "docker login -p ${var.password} && touch %1$s/ran"
                  }
                  provisioner "local-exec" {
                    when    = destroy
                    command = <<-EOT
                      touch %1$s/destroyed
                      exit 1
                    EOT
                  }
                }
                resource "terraform_data" "machine" {
                  connection {
                    host = terraform_data.login.output
                  }
                  provisioner "remote-exec" {
                    inline = ["sudo dnf -y update"]
                  }
                  provisioner "file" {
                    source      = "none.txt"
                    destination = "/tmp/none.txt"
                  }
                }
                module "inner" {
                  source = "./inner"
                }
                output "line" {
                  value = local.absent
                }
                """.formatted(folder);
    }

    private String inner() {
        return """
                {"resource": {"terraform_data": {"json": [{"input": 1, "provisioner": [{"local-exec":
                  {"command": "touch %s/json"}}], "connection": {"host": "none"}}]}}}
                """.formatted(folder);
    }

    private StackRun stack(EngineOptions options) {
        return new StackRun(folder, "a", options)
                .variable("password", "hunter22")
                .file("main.tf", main().replace("value = local.absent", "value = terraform_data.login.output"))
                .file("more_override.tf", """
                        resource "terraform_data" "over" {
                          provisioner "local-exec" {
                            command = "touch %s/override"
                          }
                        }
                        """.formatted(folder))
                .file("over.tf", "resource \"terraform_data\" \"over\" {\n}\n")
                .file("unused/main.tf", "resource \"terraform_data\" \"x\" {\n  provisioner \"local-exec\" {}\n}\n")
                .file("inner/main.tf.json", inner());
    }

    @Test
    void areSkippedAndListed() throws Exception {
        StackRun stack = stack(EngineOptions.AUTO);
        assertThat(stack.plan().text()).doesNotContain("Provisioners skipped");
        StackRun.Result applied = stack.apply();
        assertThat(applied.errors()).isEmpty();
        List<String> log = applied.log();
        int start = log.indexOf("│ Warning: Provisioners skipped");
        assertThat(log.subList(start - 1, start + 12))
                .containsExactly(
                        "╷",
                        "│ Warning: Provisioners skipped",
                        "│ ",
                        "│ A rehearsal does not run provisioners. In OCI, this job runs them:",
                        "│   terraform_data.login: local-exec (main.tf line 7): \"docker login -p ${var.password} && touch "
                                + folder + "/ran\"",
                        "│   terraform_data.login: local-exec at destroy (main.tf line 10): <<-EOT\\n      touch "
                                + folder + "/destroyed\\n      exit 1\\n    EOT",
                        "│   terraform_data.machine: remote-exec (main.tf line 22): [\"sudo dnf -y update\"]",
                        "│   terraform_data.machine: file (main.tf line 25): \"none.txt\" to \"/tmp/none.txt\"",
                        "│   terraform_data.over: local-exec (more_override.tf line 2): \"touch " + folder
                                + "/override\"",
                        "│   module.inner.terraform_data.json: local-exec (inner/main.tf.json line 1): \"touch "
                                + folder + "/json\"",
                        "│ To run them on this machine, start the embedded cloud with"
                                + " featurestore.rehearsal.provisioners=run (--provisioners run).",
                        "╵",
                        "");
        assertThat(applied.text()).doesNotContain("hunter22").doesNotContain("unused/main.tf");
        assertThat(applied.output("line")).isEqualTo("kept");
        StackRun.Result destroyed = stack.destroy();
        assertThat(destroyed.errors()).isEmpty();
        assertThat(destroyed.text())
                .contains("Provisioners skipped", "local-exec at destroy")
                .doesNotContain("remote-exec");
        assertThat(List.of("ran", "destroyed", "json", "override"))
                .noneMatch(name -> Files.exists(folder.resolve(name)));
    }

    @Test
    void lineNumbersStay() throws Exception {
        StackRun.Result result =
                stack(EngineOptions.AUTO).file("main.tf", main()).plan();
        assertThat(result.error()).contains("on main.tf line 34, in output \"line\":");
    }

    @Test
    void runIfAskedAndAreListed() throws Exception {
        StackRun stack = new StackRun(folder, "a", EngineOptions.AUTO.with(Provisioners.RUN))
                .file("main.tf", """
                        resource "terraform_data" "this" {
                          provisioner "local-exec" {
                            command = "touch %s/ran"
                          }
                        }
                        """.formatted(folder));
        StackRun.Result planned = stack.plan();
        stack.keep(planned);
        StackRun skipping = new StackRun(folder, "a", EngineOptions.AUTO);
        skipping.file("main.tf", "");
        skipping.plan = stack.plan;
        assertThat(skipping.apply().text()).contains("Apply complete! Resources: 1 added");
        assertThat(folder.resolve("ran")).as("the plan has the configuration").doesNotExist();
        assertThat(stack.apply().text())
                .contains("│ Warning: Provisioners run on this machine")
                .contains("│   terraform_data.this: local-exec (main.tf line 2): \"touch " + folder + "/ran\"");
        assertThat(folder.resolve("ran")).exists();
    }
}
