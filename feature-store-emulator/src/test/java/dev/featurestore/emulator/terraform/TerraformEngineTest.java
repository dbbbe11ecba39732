package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of stacks without OCI: what Terraform itself does. */
@Tag("slow")
@Timeout(60)
class TerraformEngineTest {

    @TempDir
    Path folder;

    private static final EngineOptions RUNNING = EngineOptions.AUTO.with(Provisioners.RUN);

    private static final String MAIN = """
            terraform {
              required_version = "~> 1.5.0"
              backend "s3" {
                bucket = "elsewhere"
              }
            }
            variable "name" {
              type = string
            }
            variable "ports" {
              type    = map(object({ port = number }))
              default = {}
            }
            resource "terraform_data" "one" {
              input = var.name
            }
            module "inner" {
              source   = "./inner"
              for_each = var.ports
              port     = each.value.port
            }
            output "name" {
              value       = terraform_data.one.output
              description = "What it is called"
            }
            output "ports" {
              value = { for key, inner in module.inner : key => inner.port }
            }
            output "secret" {
              value     = "hidden"
              sensitive = true
            }
            """;

    private static final String INNER = """
            terraform {
              required_version = "= 1.5.7"
            }
            variable "port" {
              type = number
            }
            resource "terraform_data" "inner" {
              input = var.port
            }
            output "port" {
              value = terraform_data.inner.output
            }
            """;

    private StackRun stack() {
        return new StackRun(folder)
                .file("main.tf", MAIN)
                .file("inner/main.tf", INNER)
                .variable("name", "first")
                .variable("ports", "{\"a\": {\"port\": 1}, \"b\": {\"port\": 2}}");
    }

    @Test
    void appliesChangesNothingChangesAndDestroys() throws Exception {
        StackRun stack = stack();
        StackRun.Result first = stack.apply();
        assertThat(first.errors()).isEmpty();
        assertThat(first.log().get(0))
                .isEqualTo("REHEARSAL by the embedded cloud with "
                        + InstalledTerraform.find().versionLine() + ": nothing is deployed.");
        assertThat(first.text())
                .contains("module.inner[\"b\"].terraform_data.inner: Creation complete after")
                .contains("Apply complete! Resources: 3 added, 0 changed, 0 destroyed.")
                .doesNotContain("\u001b");
        assertThat(first.outcome().outputs())
                .containsExactly(
                        new OutputValue("name", "string", "first", false, "What it is called"),
                        new OutputValue("ports", "object({a=number,b=number})", "{\"a\":1,\"b\":2}", false, ""),
                        new OutputValue("secret", "string", "hidden", true, ""));
        JsonNode state = stack.state();
        assertThat(state.path("serial").asInt()).isPositive();
        assertThat(state.path("lineage").asText()).isNotEmpty();
        StackRun.Result second = stack.apply();
        assertThat(second.text()).contains("Apply complete! Resources: 0 added, 0 changed, 0 destroyed.");
        assertThat(stack.state().path("lineage")).isEqualTo(state.path("lineage"));
        stack.variable("name", "second");
        assertThat(stack.apply().output("name")).isEqualTo("second");
        StackRun.Result destroyed = stack.destroy();
        assertThat(destroyed.errors()).isEmpty();
        assertThat(destroyed.text()).contains("Destroy complete! Resources: 3 destroyed.");
        assertThat(stack.state().path("resources")).isEmpty();
    }

    @Test
    void plansAndAppliesThatPlan() throws Exception {
        StackRun stack = stack();
        StackRun.Result planned = stack.plan();
        assertThat(planned.text()).contains("Plan: 3 to add, 0 to change, 0 to destroy.");
        assertThat(planned.outcome().state()).isEmpty();
        JsonNode json = Json.read(planned.outcome().planJson().orElseThrow());
        assertThat(json.path("resource_changes")).hasSize(3);
        stack.keep(planned);
        stack.variable("name", "ignored");
        StackRun.Result applied = stack.apply();
        assertThat(applied.output("name")).isEqualTo("first");
        StackRun.Result again = stack.apply();
        assertThat(again.error()).contains("Error: Saved plan is stale");
        assertThat(again.outcome().failure().orElseThrow().code()).isEqualTo("TERRAFORM_EXECUTION_ERROR");
        assertThat(again.outcome().failure().orElseThrow().message()).startsWith("Saved plan is stale: ");
    }

    @Test
    void tellsATerraformErrorAsTerraformDoes() throws Exception {
        StackRun.Result result = new StackRun(folder).file("main.tf", """
                resource "terraform_data" "one" {
                  input = local.missing
                }
                """).apply();
        assertThat(result.error()).contains("Error: Reference to undeclared local value");
        assertThat(result.text()).doesNotContain("Error:");
        assertThat(result.outcome().failure().orElseThrow().message())
                .startsWith("Reference to undeclared local value (main.tf line 2): A local value with the name");
        assertThat(result.outcome().state()).isEmpty();
    }

    @Test
    void keepsWhatWasMadeBeforeAFailure() throws Exception {
        StackRun stack = new StackRun(folder, "a", RUNNING).file("main.tf", """
                resource "terraform_data" "good" {
                }
                resource "terraform_data" "bad" {
                  depends_on = [terraform_data.good]
                  provisioner "local-exec" {
                    command = "exit 3"
                  }
                }
                """);
        StackRun.Result result = stack.apply();
        assertThat(result.outcome().failure().orElseThrow().message())
                .startsWith("terraform_data.bad: local-exec provisioner error (main.tf line 5)");
        assertThat(stack.state().path("resources")).hasSize(2);
        stack.file("main.tf", "resource \"terraform_data\" \"good\" {\n}\n");
        assertThat(stack.apply().text()).contains("Resources: 0 added, 0 changed, 1 destroyed.");
    }

    @Test
    void ignoresTheRequiredVersionAsResourceManagerDoes() throws Exception {
        for (String version : List.of(">= 99.0", "~> 1.2.0")) {
            StackRun.Result result = new StackRun(folder.resolve(version.substring(3)))
                    .file(
                            "main.tf",
                            "terraform {\n  required_version = \"" + version
                                    + "\"\n}\noutput \"o\" {\n  value = 1\n}\n")
                    .apply();
            assertThat(result.outcome().failure()).as(result.text()).isEmpty();
        }
    }

    @Test
    void mergesOverrideFiles() throws Exception {
        StackRun stack = new StackRun(folder)
                .file(
                        "main.tf",
                        "resource \"terraform_data\" \"one\" {\n  input = \"main\"\n}\noutput \"o\" {\n  value = terraform_data.one.output\n}\n")
                .file("dev_override.tf", "resource \"terraform_data\" \"one\" {\n  input = \"overridden\"\n}\n");
        StackRun.Result result = stack.apply();
        assertThat(result.outcome().failure()).as(result.text()).isEmpty();
        assertThat(stack.state().path("outputs").path("o").path("value").asText())
                .isEqualTo("overridden");
    }

    @Test
    void refusesAModuleAndAProviderFromTheNetworkByName() throws Exception {
        Map<String, String> noNetwork = new TreeMap<>(System.getenv());
        noNetwork.put("HTTPS_PROXY", "http://127.0.0.1:1");
        StackRun.Result module = new StackRun(folder, "a", EngineOptions.AUTO, noNetwork)
                .file("main.tf", """
                module "net" {
                  source = "oracle-terraform-modules/vcn/oci"
                }
                """)
                .apply();
        assertThat(module.unwrappedError())
                .contains("on main.tf line 1, in module \"net\"")
                .contains("oracle-terraform-modules/vcn/oci")
                .contains("To rehearse offline, copy the module into the stack.");
        StackRun.Result provider = new StackRun(folder)
                .file("main.tf.json", "{\"resource\": {\"helm_release\": {\"x\": {\"name\": \"x\"}}}}")
                .apply();
        assertThat(provider.unwrappedError())
                .contains("hashicorp/helm")
                .contains("The embedded cloud is offline")
                .contains("run terraform get && terraform providers mirror ~/.terraform.d/plugins");
    }

    @Test
    void namesAnUnknownTypeItsPlaceAndTheWayOut() throws Exception {
        StackRun.Result result = new StackRun(folder)
                .file("net/main.tf", """

                resource "oci_core_unheard_of" "this" {
                }
                """)
                .file("main.tf", "module \"net\" {\n  source = \"./net\"\n}\n")
                .apply();
        assertThat(result.unwrappedError())
                .contains("Unknown resource type oci_core_unheard_of")
                .contains("on net/main.tf line 2, in resource \"oci_core_unheard_of\" \"this\"")
                .contains("featurestore.providerSchema");
        assertThat(result.text()).doesNotContain("Initializing");
    }

    @Test
    void letsNothingOfTheCallersEnvironmentIn() throws Exception {
        StackRun.Result result =
                new StackRun(folder, "a", RUNNING).file("main.tf", """
                resource "terraform_data" "environment" {
                  provisioner "local-exec" {
                    command = "env"
                  }
                }
                """).apply();
        String names = result.text()
                .lines()
                .filter(line -> line.startsWith("terraform_data.environment (local-exec): "))
                .map(line -> line.substring(line.indexOf("): ") + 3))
                .filter(line -> line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .reduce("", (all, name) -> all + " " + name);
        assertThat(names).contains("TF_DATA_DIR").doesNotContain("JAVA").doesNotContain("MAVEN");
    }

    @Test
    void leavesNoFolderBehind() throws Exception {
        stack().apply();
        try (var left = Files.list(folder.resolve("engine/jobs"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void hasTheSamePathInEveryJob() throws Exception {
        StackRun stack = new StackRun(folder)
                .file("main.tf", "resource \"terraform_data\" \"path\" {\n  input = abspath(path.module)\n}\n");
        stack.apply();
        assertThat(stack.apply().text()).contains("No changes.");
    }

    @Test
    void takesTheRootModuleFromTheWorkingDirectory() throws Exception {
        StackRun stack = new StackRun(folder)
                .file("roots/a/main.tf", "module \"m\" {\n  source = \"../../shared\"\n}\n")
                .file("shared/main.tf", "resource \"terraform_data\" \"x\" {\n}\n");
        stack.workingDirectory = "roots/a";
        assertThat(stack.apply().text()).contains("module.m.terraform_data.x: Creation complete");
        stack.workingDirectory = "elsewhere";
        assertThat(stack.apply().outcome().failure().orElseThrow().code()).isEqualTo("INVALID_WORKING_DIRECTORY");
    }

    @Test
    void endsTerraformProperlyWhenCanceled() throws Exception {
        StackRun stack = new StackRun(folder, "a", RUNNING).file("main.tf", """
                resource "terraform_data" "done" {
                }
                resource "terraform_data" "slow" {
                  depends_on = [terraform_data.done]
                  provisioner "local-exec" {
                    command = "sleep 300"
                  }
                }
                """).cancelAt("Executing: ");
        StackRun.Result result = stack.apply();
        assertThat(result.outcome().canceled()).isTrue();
        assertThat(result.outcome().failure()).isEmpty();
        assertThat(result.text()).contains("Gracefully shutting down...");
        assertThat(stack.state().path("resources")).hasSize(2);
        stack.cancellation = () -> false;
        assertThat(stack.destroy().succeeded()).isTrue();
        assertThat(stack.state().path("resources")).isEmpty();
    }

    @Test
    void stateAsJsonIsTerraformsOwn() throws IOException, InterruptedException {
        StackRun stack = stack();
        stack.apply();
        assertThat(stack.state().path("terraform_version").asText())
                .isEqualTo(InstalledTerraform.find().version().toString());
    }
}
