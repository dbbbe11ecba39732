package dev.featurestore.operator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferenceGraphTest {

    private static ReferenceGraph graph(String root, String child) throws HclSyntaxException {
        TerraformModule called = TerraformModule.parse(Map.of("child.tf", child));
        return ReferenceGraph.of(
                TerraformModule.parse(Map.of("main.tf", root)),
                (caller, call) -> call.name().equals("net") ? Optional.of(called) : Optional.empty());
    }

    @Test
    void referencesLeadThroughLocalValuesAndDataSources() throws HclSyntaxException {
        ReferenceGraph graph = graph("""
                locals {
                  ids = { vcn = oci_core_vcn.this.id, other = oci_kms_vault.this.id }
                }
                data "oci_core_services" "all" {
                  depends_on = [oci_identity_policy.this]
                }
                resource "oci_core_vcn" "this" {}
                resource "oci_kms_vault" "this" {}
                resource "oci_identity_policy" "this" {}
                resource "oci_core_subnet" "a" {
                  vcn_id = local.ids.vcn
                  x      = data.oci_core_services.all.id
                }
                """, "");

        assertThat(graph.direct("oci_core_subnet.a[\"x.y\"]"))
                .containsExactly("oci_core_vcn.this", "oci_identity_policy.this");
        assertThat(graph.direct("oci_core_vcn.this")).isEmpty();
        assertThat(graph.isEmpty()).isFalse();
    }

    @Test
    void referencesLeadIntoModulesAndOutOfThem() throws HclSyntaxException {
        ReferenceGraph graph = graph("""
                resource "oci_core_vcn" "this" {}
                module "net" {
                  source = "./net"
                  vcn    = oci_core_vcn.this.id
                }
                module "elsewhere" {
                  source = "example/module"
                }
                resource "oci_core_instance" "a" {
                  subnet_id = module.net["b"].subnet
                }
                """, """
                variable "vcn" {}
                resource "oci_core_subnet" "this" {
                  vcn_id = var.vcn
                }
                resource "oci_kms_vault" "this" {}
                output "subnet" {
                  value = oci_core_subnet.this.id
                }
                """);

        assertThat(graph.direct("module.net[\"b\"].oci_core_subnet.this")).containsExactly("oci_core_vcn.this");
        assertThat(graph.direct("oci_core_instance.a")).contains("module.net.oci_core_subnet.this");
        assertThat(graph.all("oci_core_instance.a")).contains("oci_core_vcn.this");
        assertThat(graph.reversed().direct("oci_core_vcn.this")).containsExactly("module.net.oci_core_subnet.this");
    }

    @Test
    void localValuesThatReferToEachOtherInACircleEnd() throws HclSyntaxException {
        ReferenceGraph graph = graph("""
                locals {
                  a = local.b
                  b = [local.a, oci_core_vcn.this.id]
                }
                resource "oci_core_vcn" "this" {}
                resource "oci_core_subnet" "a" {
                  vcn_id = local.a
                }
                """, "");

        assertThat(graph.direct("oci_core_subnet.a")).containsExactly("oci_core_vcn.this");
    }

    @Test
    void keysOfInstancesAreNotPartOfAddresses() {
        assertThat(ReferenceGraph.withoutKeys("module.a[\"x].\\\"]\"].b.c[0]")).isEqualTo("module.a.b.c");
        assertThat(ReferenceGraph.withoutKeys("b.c")).isEqualTo("b.c");
        assertThat(ReferenceGraph.withoutKeys("b.c[\"open")).isEqualTo("b.c");
    }
}
