package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks of users. */
@Tag("slow")
@Timeout(120)
class OtherStacksTest {

    @TempDir
    Path folder;

    private static final String COMPARTMENT = "ocid1.compartment.oc1..aaaa";

    private static final String NETWORKS = """
            variable "compartment_ocid" {
              type = string
            }
            variable "networks" {
              type = map(object({
                cidr  = string
                ports = optional(list(number), [])
              }))
            }
            module "network" {
              source   = "./network"
              for_each = var.networks

              compartment_id = var.compartment_ocid
              name           = format("%s-net", each.key)
              cidr           = each.value.cidr
              ports          = sort([for port in each.value.ports : tostring(port)])
            }
            output "subnets" {
              value = { for key, network in module.network : key => network.subnet_cidr }
            }
            """;

    private static final String NETWORK = """
            variable "compartment_id" {}
            variable "name" {}
            variable "cidr" {}
            variable "ports" {
              type = list(string)
            }
            resource "oci_core_vcn" "this" {
              compartment_id = var.compartment_id
              cidr_blocks    = [var.cidr]
              display_name   = var.name
            }
            resource "oci_core_security_list" "this" {
              compartment_id = var.compartment_id
              vcn_id         = oci_core_vcn.this.id

              dynamic "ingress_security_rules" {
                for_each = toset(var.ports)
                content {
                  protocol = "6"
                  source   = "0.0.0.0/0"
                  tcp_options {
                    min = tonumber(ingress_security_rules.value)
                    max = tonumber(ingress_security_rules.value)
                  }
                }
              }
            }
            resource "oci_core_subnet" "this" {
              compartment_id    = var.compartment_id
              vcn_id            = oci_core_vcn.this.id
              cidr_block        = cidrsubnet(var.cidr, 8, 1)
              security_list_ids = [oci_core_security_list.this.id]
            }
            output "subnet_cidr" {
              value = oci_core_subnet.this.cidr_block
            }
            """;

    private StackRun networks(String name) {
        return new StackRun(folder, name, EngineOptions.AUTO)
                .file("main.tf", NETWORKS)
                .file("network/main.tf", NETWORK)
                .variable("compartment_ocid", COMPARTMENT)
                .variable(
                        "networks",
                        "{\"a\": {\"cidr\": \"10.0.0.0/16\", \"ports\": [443, 80]}, \"b\": {\"cidr\": \"10.1.0.0/16\"}}");
    }

    @Test
    void expandsModulesObjectsAndDynamicBlocks() throws Exception {
        StackRun stack = networks("a");
        StackRun.Result first = stack.apply();
        assertThat(first.error()).isEmpty();
        assertThat(first.output("subnets")).isEqualTo("{\"a\":\"10.0.1.0/24\",\"b\":\"10.1.1.0/24\"}");
        assertThat(stack.apply().text()).contains("Resources: 0 added, 0 changed, 0 destroyed.");
        stack.variable("networks", "{\"a\": {\"cidr\": \"10.0.0.0/16\", \"ports\": [443]}}");
        StackRun.Result changed = stack.apply();
        assertThat(changed.error()).isEmpty();
        assertThat(changed.text()).contains("Resources: 0 added, 1 changed, 3 destroyed.");
        assertThat(stack.detectDrift()).isEmpty();
        assertThat(stack.destroy().error()).isEmpty();
        assertThat(stack.state().path("resources")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "builtin"})
    void takesAStackWithoutAProviderBlock(String engine) throws Exception {
        StackRun stack = new StackRun(folder, "a", new EngineOptions(EngineChoice.parse(engine), Optional.empty()))
                .file("main.tf", """
                        variable "name" {
                          default = "first"
                        }
                        resource "oci_core_vcn" "this" {
                          compartment_id = "ocid1.compartment.oc1..aaaa"
                          cidr_blocks    = ["10.0.0.0/16"]
                          display_name   = var.name
                        }
                        output "vcn" {
                          value = oci_core_vcn.this.id
                        }
                        """);
        StackRun.Result first = stack.apply();
        assertThat(first.error()).isEmpty();
        assertThat(first.output("vcn")).startsWith("ocid1.vcn.oc1.iad.");
        assertThat(stack.apply().text()).contains("0 added, 0 changed, 0 destroyed.");
        stack.variable("name", "second");
        assertThat(stack.plan().text()).contains("Plan: 0 to add, 1 to change, 0 to destroy.");
        StackRun.Result changed = stack.apply();
        assertThat(changed.text()).contains("0 added, 1 changed, 0 destroyed.");
        assertThat(changed.output("vcn")).isEqualTo(first.output("vcn"));
        assertThat(stack.destroy().text()).contains("Destroy complete! Resources: 1 destroyed.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cidr_blocks = [                                    | Invalid expression
            cidr_blocks = var.missing                          | Reference to undeclared input variable
            cidr_blocks = oci_core_subnet.missing.id           | Reference to undeclared resource
            cidr_blocks = nothing("10.0.0.0/16")               | Call to unknown function
            cidr_blokcs = ["10.0.0.0/16"]                      | Unsupported argument
            nothing {}                                         | Unsupported block type
            cidr_blocks = { a = "b" }                          | Incorrect attribute value type
            cidr_blocks = [oci_core_vcn.this.id]               | Self-referential block
            cidr_blocks = [cidrsubnet("10.0.0.0/16", 40, 1)]   | Error in function call
            for_each = "text"                                  | Invalid for_each argument
            """)
    void tellsEveryWayToBreakItAsTerraformDoes(String line, String summary) throws Exception {
        StackRun.Result result = new StackRun(folder)
                .file(
                        "main.tf",
                        "resource \"oci_core_vcn\" \"this\" {\n  compartment_id = \"" + COMPARTMENT + "\"\n  " + line
                                + "\n}\n")
                .apply();
        assertThat(result.error()).contains("Error: " + summary).contains("on main.tf line ");
        assertThat(result.outcome().failure().orElseThrow().message())
                .contains(summary)
                .contains("(main.tf line ");
        assertThat(result.outcome().state()).isEmpty();
    }

    @Test
    void doesTwoJobsAtOnceThatDoNotDisturbEachOther() throws Exception {
        StackRun one = networks("one");
        StackRun other = networks("two").sharing(one);
        StackRun.Result[] results = new StackRun.Result[2];
        Thread thread = new Thread(() -> {
            try {
                results[0] = other.apply();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        results[1] = one.apply();
        thread.join();
        for (StackRun.Result result : results) {
            assertThat(result.error()).isEmpty();
            assertThat(result.text()).contains("Resources: 6 added, 0 changed, 0 destroyed.");
        }
        assertThat(one.state().path("lineage")).isNotEqualTo(other.state().path("lineage"));
        assertThat(one.destroy().error()).isEmpty();
        assertThat(other.detectDrift()).isEmpty();
    }

    @Test
    void stopsASlowResourceWhenCanceledAndKnowsWhatIsThere() throws Exception {
        StackRun stack = networks("a");
        stack.slow.put("module.network[\"a\"].oci_core_subnet.this", Duration.ofHours(1));
        stack.cancelAt("module.network[\"a\"].oci_core_subnet.this: Creating...");
        StackRun.Result canceled = stack.apply();
        assertThat(canceled.outcome().canceled()).isTrue();
        assertThat(stack.state().path("resources")).isNotEmpty();
        stack.slow.clear();
        stack.cancellation = () -> false;
        assertThat(stack.detectDrift()).isEmpty();
        StackRun.Result finished = stack.apply();
        assertThat(finished.error()).isEmpty();
        assertThat(finished.done("Creation"))
                .contains("module.network[\"a\"].oci_core_subnet.this")
                .doesNotContain("module.network[\"a\"].oci_core_vcn.this");
        assertThat(stack.destroy().succeeded()).isTrue();
    }
}
