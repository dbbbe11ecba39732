package dev.featurestore.emulator.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.OutputValue;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an apply makes, says and leaves. */
class BuiltInEngineTest {

    @TempDir
    private Path folder;

    private Rehearsal stack;

    @BeforeEach
    void makeStack() {
        stack = new Rehearsal(folder);
    }

    @Test
    void saysFirstThatItIsARehearsal() throws Exception {
        assertThat(stack.file("main.tf", "").speed(240).plan().log().subList(0, 4))
                .containsExactly(
                        "REHEARSAL by the embedded cloud's built-in engine: nothing is deployed.",
                        "A block with count or for_each is created once, or not at all if its variables decide that.",
                        "Each change of a resource is shown as an update in place, also where OCI replaces the resource.",
                        "Durations are typical of OCI; this rehearsal runs 240 times faster.");
    }

    @Test
    void appliesInTheOrderOfDependenciesAndInTerraformsWords() throws Exception {
        Rehearsal.Result result =
                stack.file("main.tf", Rehearsal.NETWORK).variable("name", "a").apply();

        String vcn = stack.id("oci_core_vcn.this");
        String subnet = stack.id("oci_core_subnet.this");
        String policy = stack.id("oci_identity_policy.this");
        assertThat(String.join("\n", result.log().subList(5, result.log().size())))
                .isEqualTo("""

                        Terraform used the selected providers to generate the following execution
                        plan. Resource actions are indicated with the following symbols:
                          + create

                        Terraform will perform the following actions:

                          # oci_core_subnet.this will be created
                          # oci_core_vcn.this will be created
                          # oci_identity_policy.this will be created

                        Plan: 3 to add, 0 to change, 0 to destroy.

                        Changes to Outputs:
                          + both = (not evaluated: built-in engine)
                          + cidr = "10.0.0.0/16"
                          + hidden = (sensitive value)
                          + vcn_id = (known after apply)

                        oci_core_vcn.this: Creating...
                        oci_core_vcn.this: Creation complete after 2s [id=%s]
                        oci_core_subnet.this: Creating...
                        oci_core_subnet.this: Creation complete after 4s [id=%s]
                        oci_identity_policy.this: Creating...
                        oci_identity_policy.this: Creation complete after 2s [id=%s]

                        Apply complete! Resources: 3 added, 0 changed, 0 destroyed.

                        Outputs:

                        both = (not evaluated: built-in engine)
                        cidr = "10.0.0.0/16"
                        hidden = <sensitive>
                        vcn_id = "%s\"""".formatted(vcn, subnet, policy, vcn));
        assertThat(result.errors()).isEmpty();
        assertThat(result.outcome().failure()).isEmpty();
        assertThat(result.outcome().canceled()).isFalse();
        assertThat(result.outcome().outputs())
                .containsExactly(
                        new OutputValue("both", "string", "(not evaluated: built-in engine)", false, ""),
                        new OutputValue("cidr", "string", "10.0.0.0/16", false, ""),
                        new OutputValue("hidden", "string", subnet, true, ""),
                        new OutputValue("vcn_id", "string", vcn, false, "The network."));
    }

    @Test
    void writesAStateThatTerraformKnows() throws Exception {
        stack.file("main.tf", Rehearsal.NETWORK).variable("name", "a").apply();

        JsonNode state = stack.state();
        assertThat(state.path("version").asInt()).isEqualTo(4);
        assertThat(state.path("terraform_version").asText()).isEqualTo("1.5.7");
        assertThat(state.path("serial").asInt()).isEqualTo(1);
        assertThat(state.path("lineage").asText()).hasSize(36);
        assertThat(state.at("/outputs/hidden/sensitive").asBoolean()).isTrue();
        assertThat(state.at("/outputs/cidr/value").asText()).isEqualTo("10.0.0.0/16");
        JsonNode subnet = stack.resource("oci_core_subnet.this");
        assertThat(subnet.path("mode").asText()).isEqualTo("managed");
        assertThat(subnet.path("provider").asText()).isEqualTo("provider[\"registry.terraform.io/oracle/oci\"]");
        assertThat(subnet.at("/instances/0/attributes/vcn_id").asText()).isEqualTo(stack.id("oci_core_vcn.this"));
        assertThat(subnet.at("/instances/0/attributes/display_name").asText()).isEqualTo("fs-a");
        assertThat(subnet.at("/instances/0/dependencies").toString()).isEqualTo("[\"oci_core_vcn.this\"]");
    }

    @Test
    void givesIdentifiersOfTheRightKindAndRegion() throws Exception {
        stack.file("main.tf", """
                        resource "oci_core_vcn" "a" {}
                        resource "oci_apigateway_gateway" "a" {}
                        resource "oci_mysql_mysql_db_system" "a" {}
                        resource "oci_identity_dynamic_group" "a" {}
                        resource "oci_core_network_security_group" "a" {}
                        resource "oci_core_network_security_group_security_rule" "a" {}
                        resource "terraform_data" "a" {}
                        """).apply();

        assertThat(stack.id("oci_core_vcn.a")).matches("ocid1\\.vcn\\.oc1\\.iad\\.[a-z2-7]{60}");
        assertThat(stack.id("oci_apigateway_gateway.a")).startsWith("ocid1.apigateway.oc1.iad.");
        assertThat(stack.id("oci_mysql_mysql_db_system.a")).startsWith("ocid1.mysqldbsystem.oc1.iad.");
        assertThat(stack.id("oci_identity_dynamic_group.a")).startsWith("ocid1.dynamicgroup.oc1..");
        assertThat(stack.id("oci_core_network_security_group.a")).startsWith("ocid1.networksecuritygroup.oc1.iad.");
        assertThat(stack.id("oci_core_network_security_group_security_rule.a")).matches("[0-9A-F]{6}");
        assertThat(stack.id("terraform_data.a")).hasSize(36);

        stack.region("eu-frankfurt-1")
                .file("more.tf", "resource \"oci_core_vcn\" \"b\" {}\n")
                .apply();
        assertThat(stack.id("oci_core_vcn.b")).startsWith("ocid1.vcn.oc1.eu-frankfurt-1.");
    }

    @Test
    void walksLocalModules() throws Exception {
        stack.file("stack/main.tf", """
                        variable "cidr" { type = string }
                        module "net" {
                          source = "./modules/net"
                          cidr   = var.cidr
                          policy = oci_identity_policy.this.id
                        }
                        resource "oci_mysql_mysql_db_system" "this" {
                          subnet_id = module.net.subnet_id
                        }
                        resource "oci_identity_policy" "this" {}
                        output "subnet" { value = module.net.subnet_id }
                        """)
                .file("stack/modules/net/main.tf", """
                        variable "cidr" {}
                        variable "policy" {}
                        resource "oci_core_subnet" "this" {
                          vcn_id     = oci_core_vcn.this.id
                          depends_on = [module.gates]
                        }
                        resource "oci_core_vcn" "this" {
                          cidr_blocks = [var.cidr]
                          tags        = { policy = var.policy }
                        }
                        module "gates" {
                          source = "../gates"
                          vcn_id = oci_core_vcn.this.id
                        }
                        output "subnet_id" { value = oci_core_subnet.this.id }
                        """)
                .file("stack/modules/gates/main.tf", """
                        variable "vcn_id" {}
                        resource "oci_core_nat_gateway" "this" { vcn_id = var.vcn_id }
                        """)
                .workingDirectory("./stack/")
                .variable("cidr", "10.0.0.0/16");

        Rehearsal.Result result = stack.apply();

        assertThat(result.done())
                .containsExactly(
                        "oci_identity_policy.this: Creation",
                        "module.net.oci_core_vcn.this: Creation",
                        "module.net.module.gates.oci_core_nat_gateway.this: Creation",
                        "module.net.oci_core_subnet.this: Creation",
                        "oci_mysql_mysql_db_system.this: Creation");
        assertThat(stack.resource("module.net.oci_core_subnet.this")
                        .path("module")
                        .asText())
                .isEqualTo("module.net");
        assertThat(result.outcome().outputs())
                .extracting(OutputValue::value)
                .containsExactly(stack.id("module.net.oci_core_subnet.this"));
        assertThat(stack.resource("module.net.module.gates.oci_core_nat_gateway.this")
                        .at("/instances/0/attributes/vcn_id")
                        .asText())
                .isEqualTo(stack.id("module.net.oci_core_vcn.this"));
        assertThat(stack.variable("cidr", "10.1.0.0/16").apply().done())
                .containsExactly("module.net.oci_core_vcn.this: Modifications");
        assertThat(stack.destroy().done()).first().isEqualTo("oci_mysql_mysql_db_system.this: Destruction");
    }

    @Test
    void readsFilesInJsonSyntax() throws Exception {
        stack.file("main.tf", "variable \"cidr\" {}\n")
                .file("net.tf.json", """
                        {"module": {"net": {"source": "./net", "cidr": "${var.cidr}"}},
                         "output": {"vcn": {"value": "${module.net.vcn}"}, "text": {"value": "vcn of ${var.cidr}"}}}
                        """)
                .file("net/main.tf.json", """
                        {"variable": {"cidr": {"type": "string"}},
                         "resource": {"oci_core_vcn": {"this": {"cidr_blocks": ["${var.cidr}"]}},
                           "oci_core_subnet": {"this": {"vcn_id": "${oci_core_vcn.this.id}",
                             "lifecycle": {"ignore_changes": ["display_name"]}}}},
                         "output": {"vcn": {"value": "${oci_core_vcn.this.id}"}}}
                        """)
                .variable("cidr", "10.0.0.0/16");

        Rehearsal.Result result = stack.apply();

        assertThat(result.done())
                .containsExactly("module.net.oci_core_vcn.this: Creation", "module.net.oci_core_subnet.this: Creation");
        assertThat(result.outcome().outputs())
                .extracting(OutputValue::value)
                .containsExactlyInAnyOrder(stack.id("module.net.oci_core_vcn.this"), "vcn of 10.0.0.0/16");
        assertThat(stack.apply().done()).isEmpty();
        assertThat(stack.file("net.tf.json", "{\"output\": {\"x\": {\"value\": \"${local.none}\"}}}")
                        .plan()
                        .error())
                .contains("Reference to undeclared local value", "on net.tf.json line 1");
    }

    @Test
    void readsDataSourcesAndLetsThemPassValuesOn() throws Exception {
        stack.file("main.tf", """
                        variable "name" {}
                        data "oci_core_services" "all" { name = var.name }
                        resource "oci_core_service_gateway" "this" {
                          services = data.oci_core_services.all.services
                        }
                        """).variable("name", "a");

        assertThat(stack.apply().log())
                .contains(
                        "data.oci_core_services.all: Reading...", "data.oci_core_services.all: Read complete after 0s");
        assertThat(stack.variable("name", "b").apply().done())
                .containsExactly("oci_core_service_gateway.this: Modifications");
    }

    @Test
    void keepsWhatWasDoneWhenAResourceFails() throws Exception {
        stack.file("main.tf", Rehearsal.NETWORK)
                .variable("name", "a")
                .fault(
                        "oci_core_vcn.this",
                        "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found.");

        Rehearsal.Result result = stack.apply();

        // As in Terraform what does not depend on the failed resource is made all the same.
        assertThat(result.done()).containsExactly("oci_identity_policy.this: Creation");
        assertThat(result.log())
                .contains("oci_core_vcn.this: Creating...")
                .noneMatch(l -> l.contains("Apply complete"));
        assertThat(result.error()).isEqualTo("""

                        Error: 404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found.

                          with oci_core_vcn.this,
                          on main.tf line 13, in resource "oci_core_vcn" "this":
                          13: resource "oci_core_vcn" "this" {""");
        assertThat(result.failure()).isEqualTo("TERRAFORM_EXECUTION_ERROR");
        assertThat(result.outcome().failure().orElseThrow().message())
                .isEqualTo("oci_core_vcn.this: 404-NotAuthorizedOrNotFound, Authorization failed or requested resource"
                        + " not found. (main.tf line 13)");
        assertThat(stack.state().path("resources")).hasSize(1);
        assertThat(stack.withoutFaults().apply().done())
                .containsExactly("oci_core_vcn.this: Creation", "oci_core_subnet.this: Creation");
        assertThat(stack.fault("oci_core_subnet.this", "409-Conflict").destroy().done())
                .containsExactly("oci_identity_policy.this: Destruction");
        assertThat(stack.state().path("resources")).hasSize(2);
    }

    @Test
    void makesOnceWhatOnlyTerraformCouldCount() throws Exception {
        Rehearsal.Result result = stack.file("main.tf", """
                data "oci_identity_regions" "all" {
                }
                data "oci_identity_regions" "none" {
                  count = 0
                }
                locals {
                  a = local.b
                  b = data.oci_identity_regions.all.id
                }
                resource "oci_core_vcn" "known_later" {
                  count = local.a == "" ? 1 : 0
                }
                resource "oci_core_vcn" "not_reached" {
                  count = false && local.a == "" ? 1 : 0
                }
                resource "oci_core_vcn" "of_a_function" {
                  for_each = fileset(path.module, "*.none")
                }
                """).apply();
        assertThat(result.done())
                .containsExactly("oci_core_vcn.known_later: Creation", "oci_core_vcn.of_a_function: Creation");
        assertThat(result.text())
                .contains("data.oci_identity_regions.all: Reading...")
                .doesNotContain("data.oci_identity_regions.none");
    }

    @Test
    void refusesAStateThatItCannotRead() throws Exception {
        assertThat(stack.file("main.tf", "").state("{\"version\":3}").apply().error())
                .contains("Error: Failed to load state", "version must be 4, but is 3");
        assertThat(stack.state("no").apply().failure()).isEqualTo("TERRAFORM_EXECUTION_ERROR");
    }
}
