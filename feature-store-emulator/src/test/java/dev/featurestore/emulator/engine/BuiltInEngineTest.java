package dev.featurestore.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInEngineTest {

    private static final String NETWORK = """
            variable "name" { type = string }
            variable "cidr" { default = "10.0.0.0/16" }

            locals {
              label = "fs-${var.name}"
            }

            resource "oci_core_subnet" "this" {
              vcn_id       = oci_core_vcn.this.id
              display_name = local.label
            }

            resource "oci_core_vcn" "this" {
              cidr_blocks  = [var.cidr]
              display_name = "network"
            }

            resource "oci_identity_policy" "this" {
              name = "policy"
            }

            output "vcn_id" {
              description = "The network."
              value       = oci_core_vcn.this.id
            }
            output "cidr" { value = var.cidr }
            output "both" { value = "${var.cidr} ${oci_core_vcn.this.id}" }
            output "hidden" {
              value     = oci_core_subnet.this.id
              sensitive = true
            }
            """;

    @TempDir
    private Path folder;

    private Rehearsal stack;

    @BeforeEach
    void makeStack() {
        stack = new Rehearsal(folder);
    }

    @Test
    void saysFirstThatItIsARehearsal() throws Exception {
        assertThat(stack.file("main.tf", "").speed(240).plan().log().subList(0, 3))
                .containsExactly(
                        "REHEARSAL by the embedded cloud's built-in engine: nothing is deployed.",
                        "It works block by block, evaluates no expression and expands no count or for_each.",
                        "Durations are about those of OCI; here they pass 240 times faster.");
    }

    @Test
    void appliesInTheOrderOfDependenciesAndInTerraformsWords() throws Exception {
        Rehearsal.Result result =
                stack.file("main.tf", NETWORK).variable("name", "a").apply();

        String vcn = id("oci_core_vcn.this");
        String subnet = id("oci_core_subnet.this");
        String policy = id("oci_identity_policy.this");
        assertThat(String.join("\n", result.log().subList(4, result.log().size())))
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
        assertThat(result.outcome().cancelled()).isFalse();
        assertThat(result.outcome().outputs())
                .containsExactly(
                        new OutputValue("both", "string", "(not evaluated: built-in engine)", false, ""),
                        new OutputValue("cidr", "string", "10.0.0.0/16", false, ""),
                        new OutputValue("hidden", "string", subnet, true, ""),
                        new OutputValue("vcn_id", "string", vcn, false, "The network."));
    }

    @Test
    void writesAStateThatTerraformKnows() throws Exception {
        stack.file("main.tf", NETWORK).variable("name", "a").apply();

        JsonNode state = stack.state();
        assertThat(state.path("version").asInt()).isEqualTo(4);
        assertThat(state.path("terraform_version").asText()).isEqualTo("1.5.7");
        assertThat(state.path("serial").asInt()).isEqualTo(1);
        assertThat(state.path("lineage").asText()).hasSize(36);
        assertThat(state.at("/outputs/hidden/sensitive").asBoolean()).isTrue();
        assertThat(state.at("/outputs/cidr/value").asText()).isEqualTo("10.0.0.0/16");
        JsonNode subnet = resource("oci_core_subnet.this");
        assertThat(subnet.path("mode").asText()).isEqualTo("managed");
        assertThat(subnet.path("provider").asText()).isEqualTo("provider[\"registry.terraform.io/oracle/oci\"]");
        assertThat(subnet.at("/instances/0/attributes/vcn_id").asText()).isEqualTo(id("oci_core_vcn.this"));
        assertThat(subnet.at("/instances/0/attributes").has("display_name")).isFalse();
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

        assertThat(id("oci_core_vcn.a")).matches("ocid1\\.vcn\\.oc1\\.iad\\.[a-z2-7]{60}");
        assertThat(id("oci_apigateway_gateway.a")).startsWith("ocid1.apigateway.oc1.iad.");
        assertThat(id("oci_mysql_mysql_db_system.a")).startsWith("ocid1.mysqldbsystem.oc1.iad.");
        assertThat(id("oci_identity_dynamic_group.a")).startsWith("ocid1.dynamicgroup.oc1..");
        assertThat(id("oci_core_network_security_group.a")).startsWith("ocid1.networksecuritygroup.oc1.iad.");
        assertThat(id("oci_core_network_security_group_security_rule.a")).matches("[0-9A-F]{6}");
        assertThat(id("terraform_data.a")).hasSize(36);

        stack.region("eu-frankfurt-1")
                .file("more.tf", "resource \"oci_core_vcn\" \"b\" {}\n")
                .apply();
        assertThat(id("oci_core_vcn.b")).startsWith("ocid1.vcn.oc1.eu-frankfurt-1.");
    }

    @Test
    void saysWhenNothingChanges() throws Exception {
        stack.file("main.tf", NETWORK).variable("name", "a").apply();
        String vcn = id("oci_core_vcn.this");

        Rehearsal.Result again = stack.apply();

        assertThat(again.done()).isEmpty();
        assertThat(again.log())
                .contains(
                        "oci_core_vcn.this: Refreshing state... [id=" + vcn + "]",
                        "No changes. Your infrastructure matches the configuration.",
                        "Apply complete! Resources: 0 added, 0 changed, 0 destroyed.",
                        "vcn_id = \"" + vcn + "\"")
                .noneMatch(line -> line.startsWith("Plan:"));
        assertThat(id("oci_core_vcn.this")).isEqualTo(vcn);
        assertThat(again.outcome().outputs()).hasSize(4);
        assertThat(stack.state().path("serial").asInt()).isEqualTo(2);
    }

    @Test
    void changesOnlyWhatAChangedVariableReaches() throws Exception {
        stack.file("main.tf", NETWORK).variable("name", "a").apply();
        String subnet = id("oci_core_subnet.this");

        Rehearsal.Result renamed = stack.variable("name", "b").apply();

        assertThat(renamed.done()).containsExactly("oci_core_subnet.this: Modifications");
        assertThat(renamed.log())
                .contains(
                        "  ~ update in-place",
                        "  # oci_core_subnet.this will be updated in-place",
                        "Plan: 0 to add, 1 to change, 0 to destroy.",
                        "oci_core_subnet.this: Modifying... [id=" + subnet + "]",
                        "oci_core_subnet.this: Modifications complete after 1s [id=" + subnet + "]",
                        "Apply complete! Resources: 0 added, 1 changed, 0 destroyed.");
        assertThat(id("oci_core_subnet.this")).isEqualTo(subnet);
        assertThat(stack.variable("cidr", "10.0.0.0/16").apply().done()).isEmpty();
        // The subnet refers to the network, but a change in place leaves the network's id as it was.
        Rehearsal.Result resized = stack.variable("cidr", "10.1.0.0/16").apply();
        assertThat(resized.done()).containsExactly("oci_core_vcn.this: Modifications");
        assertThat(resized.log()).contains("  ~ cidr = \"10.1.0.0/16\"");
    }

    @Test
    void changesBlocksWhoseSourceChangedAndDestroysThoseThatAreGone() throws Exception {
        stack.file("main.tf", NETWORK).variable("name", "a").apply();
        String policy = id("oci_identity_policy.this");

        Rehearsal.Result result = stack.file(
                        "main.tf",
                        NETWORK.replace("\"network\"", "\"net\"").replaceAll("(?s)resource \"oci_identity.*?\n}\n", ""))
                .apply();

        assertThat(result.done())
                .containsExactly("oci_identity_policy.this: Destruction", "oci_core_vcn.this: Modifications");
        assertThat(result.log())
                .contains(
                        "  # oci_identity_policy.this will be destroyed",
                        "Plan: 0 to add, 1 to change, 1 to destroy.",
                        "oci_identity_policy.this: Destroying... [id=" + policy + "]",
                        "oci_identity_policy.this: Destruction complete after 1s");
        assertThat(stack.state().path("resources")).hasSize(2);
    }

    @Test
    void seesThatAFileWhichIsReadChanged() throws Exception {
        stack.file("main.tf", """
                        locals {
                          routes = yamldecode(file("${path.module}/routes.yaml"))
                        }
                        resource "oci_apigateway_deployment" "this" {
                          path_prefix = local.routes.prefix
                        }
                        resource "oci_apigateway_gateway" "this" {}
                        """).file("routes.yaml", "prefix: /a").apply();

        assertThat(stack.file("routes.yaml", "prefix: /b").apply().done())
                .containsExactly("oci_apigateway_deployment.this: Modifications");
        assertThat(stack.file("README.md", "b").apply().done()).isEmpty();
    }

    @Test
    void destroysEverythingInReverseOrder() throws Exception {
        stack.file("main.tf", NETWORK).variable("name", "a").apply();

        Rehearsal.Result result = stack.destroy();

        assertThat(result.done().indexOf("oci_core_subnet.this: Destruction"))
                .isLessThan(result.done().indexOf("oci_core_vcn.this: Destruction"));
        assertThat(result.log())
                .contains("Plan: 0 to add, 0 to change, 3 to destroy.", "Destroy complete! Resources: 3 destroyed.");
        assertThat(result.outcome().outputs()).isEmpty();
        assertThat(stack.state().path("resources")).isEmpty();
        assertThat(stack.state().path("outputs")).isEmpty();
        assertThat(stack.destroy().log())
                .contains("No changes. No objects need to be destroyed.", "Destroy complete! Resources: 0 destroyed.");
    }

    @Test
    void plansWithoutChangingAnything() throws Exception {
        stack.file("main.tf", NETWORK).variable("name", "a");

        Rehearsal.Result first = stack.plan();

        assertThat(first.log()).contains("Plan: 3 to add, 0 to change, 0 to destroy.");
        assertThat(first.done()).isEmpty();
        assertThat(first.outcome().state()).isEmpty();
        assertThat(first.outcome().outputs()).isEmpty();
        JsonNode plan = Json.read(first.outcome().planJson().orElseThrow());
        assertThat(plan.path("format_version").asText()).isEqualTo("1.2");
        assertThat(plan.path("timestamp").asText()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(plan.at("/variables/name/value").asText()).isEqualTo("a");
        assertThat(plan.at("/variables/cidr/value").asText()).isEqualTo("10.0.0.0/16");
        assertThat(plan.path("resource_changes")).hasSize(3);
        JsonNode vcn = plan.at("/resource_changes/0");
        assertThat(vcn.path("address").asText()).isEqualTo("oci_core_vcn.this");
        assertThat(vcn.at("/change/actions").toString()).isEqualTo("[\"create\"]");
        assertThat(vcn.at("/change/before").isNull()).isTrue();
        assertThat(vcn.at("/change/after/display_name").asText()).isEqualTo("network");
        assertThat(vcn.at("/change/after_unknown/id").asBoolean()).isTrue();
        assertThat(plan.at("/output_changes/vcn_id/after_unknown").asBoolean()).isTrue();
        assertThat(plan.at("/output_changes/cidr/after").asText()).isEqualTo("10.0.0.0/16");
        assertThat(new String(first.outcome().plan().orElseThrow(), StandardCharsets.UTF_8))
                .startsWith("built-in engine plan 1\n");

        stack.apply();
        Rehearsal.Result second = stack.variable("name", "b").plan();

        JsonNode update = Json.read(second.outcome().planJson().orElseThrow());
        assertThat(update.path("resource_changes")).hasSize(1);
        assertThat(update.at("/resource_changes/0/change/actions").toString()).isEqualTo("[\"update\"]");
        assertThat(update.at("/resource_changes/0/change/before/id").asText()).isEqualTo(id("oci_core_subnet.this"));
        assertThat(update.at("/output_changes/cidr/actions").toString()).isEqualTo("[\"no-op\"]");
        assertThat(stack.apply().done()).containsExactly("oci_core_subnet.this: Modifications");
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
        assertThat(resource("module.net.oci_core_subnet.this").path("module").asText())
                .isEqualTo("module.net");
        assertThat(result.outcome().outputs())
                .extracting(OutputValue::value)
                .containsExactly(id("module.net.oci_core_subnet.this"));
        assertThat(resource("module.net.module.gates.oci_core_nat_gateway.this")
                        .at("/instances/0/attributes/vcn_id")
                        .asText())
                .isEqualTo(id("module.net.oci_core_vcn.this"));
        assertThat(stack.variable("cidr", "10.1.0.0/16").apply().done())
                .containsExactly("module.net.oci_core_vcn.this: Modifications");
        assertThat(stack.destroy().done()).first().isEqualTo("oci_mysql_mysql_db_system.this: Destruction");
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
        stack.file("main.tf", NETWORK)
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
    void stopsBetweenBlocksWhenCancelled() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        stack.file("main.tf", NETWORK).variable("name", "a").cancellation(() -> asked.incrementAndGet() > 3);

        Rehearsal.Result result = stack.apply();

        assertThat(result.outcome().cancelled()).isTrue();
        assertThat(result.outcome().failure()).isEmpty();
        assertThat(result.done()).containsExactly("oci_core_vcn.this: Creation");
        assertThat(result.log()).contains("Interrupt received.").noneMatch(l -> l.contains("subnet.this: Creating"));
        assertThat(stack.state().path("resources")).hasSize(1);
    }

    @Test
    void stopsWhileABlockIsMadeWhenCancelled() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        stack.file("main.tf", "resource \"oci_mysql_mysql_db_system\" \"this\" {}\n")
                .cancellation(() -> asked.incrementAndGet() > 10);

        Rehearsal.Result result = stack.apply();

        assertThat(result.outcome().cancelled()).isTrue();
        assertThat(result.log()).contains("oci_mysql_mysql_db_system.this: Still creating... [1m0s elapsed]");
        assertThat(result.done()).isEmpty();
        assertThat(stack.slept()).isLessThan(Duration.ofSeconds(1));
        assertThat(stack.state().path("resources")).isEmpty();
    }

    @Test
    void plansNothingWhenCancelledBefore() throws Exception {
        Rehearsal.Result result =
                stack.file("main.tf", "").cancellation(() -> true).plan();

        assertThat(result.outcome().cancelled()).isTrue();
        assertThat(result.outcome().planJson()).isEmpty();
        assertThat(result.outcome().state()).isEmpty();
    }

    @Test
    void takesTheTimeOfOciDividedByTheSpeedAndPrintsItUndivided() throws Exception {
        Rehearsal.Result result = stack.file("main.tf", "resource \"oci_mysql_mysql_db_system\" \"this\" {}\n")
                .speed(200)
                .apply();

        String id = id("oci_mysql_mysql_db_system.this");
        assertThat(stack.slept()).isEqualTo(Duration.ofMillis(3600));
        assertThat(result.log())
                .contains(
                        "oci_mysql_mysql_db_system.this: Still creating... [10s elapsed]",
                        "oci_mysql_mysql_db_system.this: Still creating... [11m50s elapsed]",
                        "oci_mysql_mysql_db_system.this: Creation complete after 12m0s [id=" + id + "]");
        assertThat(stack.destroy().log())
                .contains(
                        "oci_mysql_mysql_db_system.this: Still destroying... [id=" + id + ", 10s elapsed]",
                        "oci_mysql_mysql_db_system.this: Destruction complete after 3m0s");
    }

    @Test
    void makesAWholeStackInAboutFiveSeconds() throws Exception {
        StringBuilder blocks = new StringBuilder("""
                resource "oci_mysql_mysql_db_system" "a" {}
                resource "oci_apigateway_gateway" "a" {}
                resource "oci_apigateway_deployment" "a" {}
                resource "oci_container_instances_container_instance" "a" {}
                resource "oci_functions_application" "a" {}
                resource "oci_functions_function" "a" {}
                resource "oci_kms_vault" "a" {}
                resource "oci_kms_key" "a" {}
                resource "oci_vault_secret" "a" {}
                """);
        for (int i = 0; i < 26; i++) {
            blocks.append("resource \"oci_core_subnet\" \"s").append(i).append("\" {}\n");
        }
        stack.file("main.tf", blocks.toString())
                .speed(EmbeddedCloudOptions.DEFAULT_SPEED)
                .apply();

        assertThat(stack.slept()).isBetween(Duration.ofMillis(4000), Duration.ofMillis(5500));
    }

    @Test
    void refusesASpeedThatIsNone() {
        assertThatThrownBy(() -> new BuiltInEngine(Clock.systemUTC(), time -> {}, 0, address -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsSensitiveVariablesOutOfAttributes() throws Exception {
        stack.file("main.tf", """
                        variable "password" { sensitive = true }
                        variable "shape" {}
                        resource "oci_mysql_mysql_db_system" "this" {
                          admin_password = var.password
                          shape_name     = var.shape
                        }
                        """)
                .variable("password", "s3cret")
                .variable("shape", "small")
                .apply();

        assertThat(resource("oci_mysql_mysql_db_system.this")
                        .at("/instances/0/attributes/shape_name")
                        .asText())
                .isEqualTo("small");
        assertThat(stack.state().toString()).doesNotContain("s3cret");
    }

    @Test
    void comparesValuesAndNotTheirSpelling() throws Exception {
        stack.file("main.tf", """
                        variable "details" { type = object({ a = number, b = optional(list(string)) }) }
                        variable "port" {
                          type    = number
                          default = 3306
                        }
                        resource "oci_core_vcn" "this" {
                          a = var.details.a
                          b = var.port
                        }
                        """)
                .variable("details", "{\"a\":1,\"b\":[\"x\"]}")
                .apply();

        assertThat(stack.variable("details", "{ \"a\": 1, \"b\": [ \"x\" ] }")
                        .variable("port", "3306")
                        .apply()
                        .done())
                .isEmpty();
        assertThat(stack.variable("port", "3307").apply().done()).hasSize(1);
    }

    @Test
    void followsLocalValuesHoweverManyThereAre() throws Exception {
        int length = 20_000;
        StringBuilder chain = new StringBuilder("locals {\n");
        for (int i = 0; i < length; i++) {
            chain.append("  a").append(i).append(" = (local.a").append(i + 1).append(")\n");
        }
        chain.append("  a").append(length).append(" = x.this.id\n}\n");
        Rehearsal.Result result =
                stack.file("main.tf", """
                resource "x" "this" {}
                resource "x" "that" { id_of_this = local.a0 }
                output "id" { value = local.a0 }
                """).file("locals.tf", chain.toString()).apply();

        assertThat(result.text()).contains("+ id = (known after apply)");
        assertThat(result.done()).containsExactly("x.this: Creation", "x.that: Creation");
        JsonNode resources = stack.state().path("resources");
        String id = resources.path(0).at("/instances/0/attributes/id").asText();
        assertThat(resources.path(1).at("/instances/0/attributes/id_of_this").asText())
                .isEqualTo(id);
        assertThat(result.outcome().outputs()).singleElement().returns(id, OutputValue::value);
    }

    @Test
    void readsTheTextOfVariablesAsTerraformDoesByTheirType() throws Exception {
        Rehearsal.Result result = stack.file("main.tf", """
                        variable "text" { type = string }
                        variable "untyped" {}
                        variable "any" { type = any }
                        variable "rules" { type = map(list(string)) }
                        """)
                .variable("text", "$${a}")
                .variable("untyped", "[1]")
                .variable("any", "[1]")
                .variable("rules", "{\"a\": [\"$${b} %%{c} $d\"]}")
                .plan();

        JsonNode variables =
                Json.read(result.outcome().planJson().orElseThrow()).at("/variables");
        assertThat(variables.at("/text/value").textValue()).isEqualTo("$${a}");
        assertThat(variables.at("/untyped/value").textValue()).isEqualTo("[1]");
        assertThat(variables.at("/any/value/0").intValue()).isEqualTo(1);
        assertThat(variables.at("/rules/value/a/0").textValue()).isEqualTo("${b} %{c} $d");
    }

    @Test
    void takesNumbersBeyondAllBounds() throws Exception {
        stack.file("main.tf", "resource \"x\" \"y\" {\n  big = 1e2147483647\n  small = -1e-2147483647\n}\n");

        assertThat(stack.apply().outcome().failure()).isEmpty();
        assertThat(stack.apply().outcome().failure()).isEmpty();
    }

    @Test
    void leavesNullOutputsOut() throws Exception {
        assertThat(stack.file("main.tf", "output \"a\" { value = null }\noutput \"b\" { value = 1.50 }\n")
                        .apply()
                        .outcome()
                        .outputs())
                .extracting(OutputValue::name, OutputValue::value)
                .containsExactly(tuple("b", "1.5"));
    }

    @Test
    void refusesAStateThatItCannotRead() throws Exception {
        assertThat(stack.file("main.tf", "").state("{\"version\":3}").apply().error())
                .contains("Error: Failed to load state", "its version is 3, not 4");
        assertThat(stack.state("no").apply().failure()).isEqualTo("TERRAFORM_EXECUTION_ERROR");
    }

    private JsonNode resource(String address) throws IOException {
        for (JsonNode resource : stack.state().path("resources")) {
            String module = resource.path("module").asText();
            String found = (module.isEmpty() ? "" : module + ".")
                    + resource.path("type").asText() + "."
                    + resource.path("name").asText();
            if (found.equals(address)) {
                return resource;
            }
        }
        throw new AssertionError("no " + address + " in " + stack.state());
    }

    private String id(String address) throws IOException {
        return resource(address).at("/instances/0/attributes/id").asText();
    }
}
