package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.StateAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What jobs do alike, whichever engine runs them. */
@Tag("slow")
@Timeout(60)
class BothEnginesTest {

    private static final String VCN = """
            resource "oci_core_vcn" "this" {
              compartment_id = "ocid1.compartment.oc1..aaaa"
              cidr_blocks    = ["10.0.0.0/16"]
              display_name   = "%s"
            }
            """;

    @TempDir
    Path folder;

    private StackRun stack(String engine) {
        return new StackRun(folder, "a", new EngineOptions(EngineChoice.parse(engine), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "builtin"})
    void takeValuesOfVariableFilesFirst(String engine) throws Exception {
        StackRun.Result result = stack(engine)
                .file("main.tf", """
                        variable "first" {
                          type = string
                        }
                        variable "second" {
                          type = string
                        }
                        variable "third" {
                          type = number
                        }
                        variable "fourth" {
                          type    = string
                          default = "default"
                        }
                        output "all" {
                          value = "${var.first} ${var.second} ${var.third} ${var.fourth}"
                        }
                        """)
                .file("terraform.tfvars", "# first\nfirst = \"file\"\nsecond = \"file\"\nthird = 1\n")
                .file("a.auto.tfvars", "second = \"automatic\"\n")
                .file("b.auto.tfvars.json", "{\"third\": 3}")
                .file("other.tfvars", "fourth = \"other\"\n")
                .variable("first", "given")
                .apply();

        assertThat(result.errors()).isEmpty();
        assertThat(result.output("all")).isEqualTo("file automatic 3 default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "builtin"})
    void refuseLanguageThatCameLaterInTheRootAndInModules(String engine) throws Exception {
        StackRun.Result root = stack(engine)
                .file("main.tf", VCN.formatted("a") + "\nremoved {\n  from = oci_core_subnet.gone\n}\n")
                .apply();
        assertThat(root.error())
                .contains("Error: Unsupported block type")
                .contains("on main.tf line 7:")
                .contains("   7: removed {")
                .contains("Blocks of type \"removed\" are not expected here.");
        assertThat(root.unwrappedError())
                .contains("This is a removed block, which came with Terraform 1.7; Resource Manager runs 1.5.7.");
        assertThat(root.outcome().failure().orElseThrow().code()).isEqualTo("TERRAFORM_EXECUTION_ERROR");
        assertThat(root.text()).doesNotContain("Creating...");

        StackRun.Result module = stack(engine)
                .file("main.tf", "module \"net\" {\n  source = \"./net\"\n}\n")
                .file("net/main.tf", "locals {\n  name = provider::oci::name(\"a\")\n}\n")
                .apply();
        assertThat(module.error()).contains("on net/main.tf line 2:").contains("Terraform 1.8");
        assertThat(module.outcome().state()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "builtin"})
    void leaveOutBlocksWhoseRepetitionGivesNone(String engine) throws Exception {
        StackRun stack = stack(engine).file("main.tf", """
                variable "wanted" {
                  type    = bool
                  default = false
                }
                variable "names" {
                  type     = map(object({ cidr = optional(string, "10.0.0.0/16") }))
                  default  = {}
                  nullable = false
                }
                variable "suffix" {
                  default = "x"
                }
                locals {
                  both = var.wanted && length(var.names) > 0
                }
                module "inner" {
                  source = "./inner"
                  count  = var.wanted ? 1 : 0
                }
                module "told" {
                  source = "./inner"
                  wanted = !local.both
                }
                resource "terraform_data" "plain" {
                  count = local.both || var.suffix == "" ? 1 : (0)
                }
                resource "terraform_data" "counted" {
                  count = local.both && var.suffix != "" ? 1 : 0
                }
                resource "terraform_data" "each" {
                  for_each = { for name, of in var.names : name => of if of.cidr != "" }
                }
                resource "terraform_data" "always" {
                  input = one(terraform_data.counted[*].id)
                }
                """).file("inner/main.tf", """
                        variable "wanted" {
                          default = true
                        }
                        resource "terraform_data" "this" {
                          count = var.wanted ? 1 : 0
                        }
                        """);
        assertThat(blocks(stack.apply(), "Creation"))
                .containsExactlyInAnyOrder("module.told.terraform_data.this", "terraform_data.always");
        stack.variable("wanted", "true").variable("names", "{\"a\": {}}");
        assertThat(blocks(stack.apply(), "Creation"))
                .containsExactlyInAnyOrder(
                        "module.inner.terraform_data.this",
                        "terraform_data.plain",
                        "terraform_data.counted",
                        "terraform_data.each");
        stack.variable("names", "{}");
        assertThat(blocks(stack.apply(), "Destruction"))
                .containsExactlyInAnyOrder("terraform_data.plain", "terraform_data.counted", "terraform_data.each");
    }

    private static List<String> blocks(StackRun.Result result, String word) {
        assertThat(result.error()).isEmpty();
        return result.done(word).stream()
                .map(address -> StateAddress.block(address).replaceAll("\\[[^]]*]", ""))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "builtin"})
    void keepSensitiveValuesOutOfTheLogAndRefuseToHandThemOut(String engine) throws Exception {
        String variable = "variable \"secret\" {\n  sensitive = true\n}\n";
        StackRun stack = stack(engine).variable("secret", "do-not-tell").file("main.tf", variable + """
                resource "oci_core_vcn" "this" {
                  compartment_id = "ocid1.compartment.oc1..aaaa"
                  cidr_blocks    = ["10.0.0.0/16"]
                  display_name   = var.secret
                }
                output "secret" {
                  value     = var.secret
                  sensitive = true
                }
                """);
        StackRun.Result applied = stack.apply();
        assertThat(applied.error()).isEmpty();
        assertThat(applied.text()).doesNotContain("do-not-tell").contains("secret = <sensitive>");
        assertThat(applied.output("secret")).isEqualTo("do-not-tell");
        StackRun.Result refused = stack.file("main.tf", variable + "output \"secret\" {\n  value = var.secret\n}\n")
                .apply();
        assertThat(refused.error())
                .contains("Error: Output refers to sensitive values")
                .contains("on main.tf line 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "builtin"})
    void adoptTheResourcesOfAnImportedState(String engine) throws Exception {
        StackRun stack = stack(engine).file("main.tf", VCN.formatted("theirs"));
        stack.state = Optional.of("""
                {
                  "version": 4,
                  "terraform_version": "1.5.7",
                  "serial": 7,
                  "lineage": "5fd7b5b0-1111-2222-3333-444455556666",
                  "outputs": {},
                  "resources": [
                    {
                      "mode": "managed",
                      "type": "oci_core_vcn",
                      "name": "this",
                      "provider": "provider[\\"registry.terraform.io/hashicorp/oci\\"]",
                      "instances": [
                        {
                          "schema_version": 0,
                          "attributes": {
                            "id": "ocid1.vcn.oc1.iad.theirs",
                            "compartment_id": "ocid1.compartment.oc1..aaaa",
                            "cidr_blocks": ["10.0.0.0/16"],
                            "display_name": "theirs"
                          }
                        }
                      ]
                    }
                  ]
                }
                """.getBytes(StandardCharsets.UTF_8));
        StackRun.Result same = stack.apply();
        assertThat(same.error()).isEmpty();
        assertThat(same.text()).contains("Resources: 0 added, 0 changed, 0 destroyed.");
        stack.file("main.tf", VCN.formatted("ours"));
        StackRun.Result changed = stack.apply();
        assertThat(changed.text()).contains("Resources: 0 added, 1 changed, 0 destroyed.");
        JsonNode state = stack.state();
        assertThat(state.path("lineage").asText()).isEqualTo("5fd7b5b0-1111-2222-3333-444455556666");
        JsonNode attributes = state.at("/resources/0/instances/0/attributes");
        assertThat(attributes.path("id").asText()).isEqualTo("ocid1.vcn.oc1.iad.theirs");
        assertThat(attributes.path("display_name").asText()).isEqualTo("ours");
        assertThat(stack.destroy().text()).contains("Destroy complete! Resources: 1 destroyed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "builtin"})
    void failAChangeAndADeletionWithoutLosingTheResource(String engine) throws Exception {
        StackRun stack = stack(engine).file("main.tf", VCN.formatted("first"));
        assertThat(stack.apply().succeeded()).isTrue();
        String id = stack.state().at("/resources/0/instances/0/attributes/id").asText();
        stack.file("main.tf", VCN.formatted("second"));
        stack.faults.put("oci_core_vcn.this", "409-IncorrectState, The VCN is being changed.");
        StackRun.Result change = stack.apply();
        assertThat(change.error())
                .contains("Error: 409-IncorrectState, The VCN is being changed.")
                .contains("with oci_core_vcn.this,")
                .contains("on main.tf line 1, in resource \"oci_core_vcn\" \"this\"");
        assertThat(stack.state()
                        .at("/resources/0/instances/0/attributes/display_name")
                        .asText())
                .isEqualTo("first");
        StackRun.Result deletion = stack.destroy();
        assertThat(deletion.error()).contains("Error: 409-IncorrectState, The VCN is being changed.");
        assertThat(stack.state().at("/resources/0/instances/0/attributes/id").asText())
                .isEqualTo(id);
        stack.faults.clear();
        assertThat(stack.apply().text()).contains("Resources: 0 added, 1 changed, 0 destroyed.");
        assertThat(stack.destroy().text()).contains("Destroy complete! Resources: 1 destroyed.");
        assertThat(stack.state().path("resources")).isEmpty();
    }
}
