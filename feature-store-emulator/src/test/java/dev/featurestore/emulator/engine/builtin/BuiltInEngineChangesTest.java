package dev.featurestore.emulator.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine finds to be changed, and what not. */
class BuiltInEngineChangesTest {

    @TempDir
    private Path folder;

    private Rehearsal stack;

    @BeforeEach
    void makeStack() {
        stack = new Rehearsal(folder);
    }

    @Test
    void saysWhenNothingChanges() throws Exception {
        stack.file("main.tf", Rehearsal.NETWORK).variable("name", "a").apply();
        String vcn = stack.id("oci_core_vcn.this");

        Rehearsal.Result again = stack.apply();

        assertThat(again.done()).isEmpty();
        assertThat(again.log())
                .contains(
                        "oci_core_vcn.this: Refreshing state... [id=" + vcn + "]",
                        "No changes. Your infrastructure matches the configuration.",
                        "Apply complete! Resources: 0 added, 0 changed, 0 destroyed.",
                        "vcn_id = \"" + vcn + "\"")
                .noneMatch(line -> line.startsWith("Plan:"));
        assertThat(stack.id("oci_core_vcn.this")).isEqualTo(vcn);
        assertThat(again.outcome().outputs()).hasSize(4);
        assertThat(stack.state().path("serial").asInt()).isEqualTo(2);
    }

    @Test
    void changesOnlyWhatAChangedVariableReaches() throws Exception {
        stack.file("main.tf", Rehearsal.NETWORK).variable("name", "a").apply();
        String subnet = stack.id("oci_core_subnet.this");

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
        assertThat(stack.id("oci_core_subnet.this")).isEqualTo(subnet);
        assertThat(stack.variable("cidr", "10.0.0.0/16").apply().done()).isEmpty();
        // The subnet refers to the network, but a change in place leaves the network's id as it was.
        Rehearsal.Result resized = stack.variable("cidr", "10.1.0.0/16").apply();
        assertThat(resized.done()).containsExactly("oci_core_vcn.this: Modifications");
        assertThat(resized.log()).contains("  ~ cidr = \"10.1.0.0/16\"");
    }

    @Test
    void changesBlocksWhoseSourceChangedAndDestroysThoseThatAreGone() throws Exception {
        stack.file("main.tf", Rehearsal.NETWORK).variable("name", "a").apply();
        String policy = stack.id("oci_identity_policy.this");

        Rehearsal.Result result = stack.file(
                        "main.tf",
                        Rehearsal.NETWORK
                                .replace("\"network\"", "\"net\"")
                                .replaceAll("(?s)resource \"oci_identity.*?\n}\n", ""))
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
    void destroysEverythingInReverseOrder() throws Exception {
        stack.file("main.tf", Rehearsal.NETWORK).variable("name", "a").apply();

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
        stack.file("main.tf", Rehearsal.NETWORK).variable("name", "a");

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
        assertThat(update.at("/resource_changes/0/change/before/id").asText())
                .isEqualTo(stack.id("oci_core_subnet.this"));
        assertThat(update.at("/output_changes/cidr/actions").toString()).isEqualTo("[\"no-op\"]");
        assertThat(stack.apply().done()).containsExactly("oci_core_subnet.this: Modifications");
    }

    @Test
    void planSaysWhatItDoesNotKnowAndWhatMayNotBeTold() throws Exception {
        stack.file("main.tf", """
                variable "password" { sensitive = true }
                variable "host" {}

                resource "oci_mysql_mysql_db_system" "this" {
                  admin_password = var.password
                  hostname_label = var.host
                  display_name   = "db-${uuid()}"
                }

                output "host" { value = var.host }
                """)
                .variable("password", "hunter2")
                .variable("host", "a")
                .apply();
        stack.file("main.tf", stack.text("main.tf").replace("output \"host\"", "output \"name\""));

        JsonNode plan = Json.read(
                stack.variable("host", "b").plan().outcome().planJson().orElseThrow());

        JsonNode change = plan.at("/resource_changes/0/change");
        assertThat(change.at("/before/hostname_label").asText()).isEqualTo("a");
        assertThat(change.at("/after/hostname_label").asText()).isEqualTo("b");
        assertThat(change.at("/after/id")).isEqualTo(change.at("/before/id"));
        assertThat(change.path("after_unknown").toString())
                .isEqualTo("{\"admin_password\":true,\"display_name\":true}");
        assertThat(change.path("after_sensitive").toString()).isEqualTo("{\"admin_password\":true}");
        assertThat(change.toString()).doesNotContain("hunter2");
        assertThat(plan.at("/output_changes/host/actions").toString()).isEqualTo("[\"delete\"]");
        assertThat(plan.at("/output_changes/name/actions").toString()).isEqualTo("[\"create\"]");
    }
}
