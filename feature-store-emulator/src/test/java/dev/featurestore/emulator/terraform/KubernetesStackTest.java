package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stack with a cluster of OKE and objects in it, run by Terraform. */
@Tag("slow")
@Timeout(180)
class KubernetesStackTest {

    private static final String CLUSTER = """
            terraform {
              required_providers {
                kubernetes = {
                  source  = "hashicorp/kubernetes"
                  version = ">= 2.30, < 3"
                }
              }
            }
            locals {
              compartment = "ocid1.compartment.oc1..aaaaaaaacompartment"
            }
            variable "public" {
              type    = bool
              default = true
            }
            resource "oci_core_vcn" "net" {
              compartment_id = local.compartment
              cidr_blocks    = ["10.0.0.0/16"]
            }
            resource "oci_core_subnet" "all" {
              for_each       = { api = 0, nodes = 1, lb = 2 }
              compartment_id = local.compartment
              vcn_id         = oci_core_vcn.net.id
              cidr_block     = cidrsubnet("10.0.0.0/16", 8, each.value)
              display_name   = each.key
            }
            data "oci_identity_availability_domains" "all" {
              compartment_id = local.compartment
            }
            data "oci_containerengine_cluster_option" "all" {
              cluster_option_id = "all"
            }
            resource "oci_containerengine_cluster" "oke" {
              compartment_id     = local.compartment
              name               = "oke"
              kubernetes_version = reverse(data.oci_containerengine_cluster_option.all.kubernetes_versions)[0]
              vcn_id             = oci_core_vcn.net.id
              type               = "ENHANCED_CLUSTER"
              endpoint_config {
                subnet_id            = oci_core_subnet.all["api"].id
                is_public_ip_enabled = var.public
              }
            }
            data "oci_containerengine_node_pool_option" "all" {
              node_pool_option_id   = "all"
              node_pool_k8s_version = oci_containerengine_cluster.oke.kubernetes_version
            }
            resource "oci_containerengine_node_pool" "nodes" {
              compartment_id     = local.compartment
              cluster_id         = oci_containerengine_cluster.oke.id
              name               = "nodes"
              kubernetes_version = oci_containerengine_cluster.oke.kubernetes_version
              node_shape         = "VM.Standard.E4.Flex"
              node_shape_config {
                ocpus         = 2
                memory_in_gbs = 32
              }
              node_source_details {
                source_type = "IMAGE"
                image_id    = data.oci_containerengine_node_pool_option.all.sources[0].image_id
              }
              node_config_details {
                size = 3
                dynamic "placement_configs" {
                  for_each = data.oci_identity_availability_domains.all.availability_domains
                  content {
                    availability_domain = placement_configs.value.name
                    subnet_id           = oci_core_subnet.all["nodes"].id
                  }
                }
              }
            }
            data "oci_containerengine_cluster_kube_config" "oke" {
              cluster_id = oci_containerengine_cluster.oke.id
            }
            locals {
              kubeconfig = yamldecode(data.oci_containerengine_cluster_kube_config.oke.content)
              authority  = base64decode(local.kubeconfig.clusters[0].cluster.certificate-authority-data)
            }
            """;

    private static final String PROVIDER = """
            provider "kubernetes" {
              host                   = "https://${oci_containerengine_cluster.oke.endpoints[0].public_endpoint}"
              cluster_ca_certificate = local.authority
              exec {
                api_version = "client.authentication.k8s.io/v1beta1"
                command     = "oci"
                args        = ["ce", "cluster", "generate-token", "--cluster-id", oci_containerengine_cluster.oke.id]
              }
            }
            """;

    private static final String STORE = """
            variable "active" {
              type    = string
              default = "blue"
            }
            variable "memory" {
              type    = string
              default = "4Gi"
            }
            resource "kubernetes_namespace_v1" "store" {
              metadata {
                name = "store"
              }
              depends_on = [oci_containerengine_node_pool.nodes]
            }
            resource "kubernetes_secret_v1" "database" {
              metadata {
                name      = "database"
                namespace = kubernetes_namespace_v1.store.metadata[0].name
              }
              data = {
                password = "secret"
              }
            }
            resource "kubernetes_deployment_v1" "api" {
              for_each = toset(["blue", "green"])
              metadata {
                name      = "api-${each.key}"
                namespace = kubernetes_namespace_v1.store.metadata[0].name
              }
              spec {
                replicas = 2
                selector {
                  match_labels = { app = "api", color = each.key }
                }
                template {
                  metadata {
                    labels = { app = "api", color = each.key }
                  }
                  spec {
                    container {
                      name  = "api"
                      image = "example.com/feature-store-api:1"
                      env {
                        name = "MYSQL_PASSWORD"
                        value_from {
                          secret_key_ref {
                            name = kubernetes_secret_v1.database.metadata[0].name
                            key  = "password"
                          }
                        }
                      }
                      port {
                        container_port = 21000
                      }
                      resources {
                        requests = { cpu = "500m", memory = var.memory }
                      }
                      readiness_probe {
                        http_get {
                          path = "/health"
                          port = 21000
                          http_header {
                            name  = "Host"
                            value = "127.0.0.1"
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
            resource "kubernetes_pod_disruption_budget_v1" "api" {
              metadata {
                name      = "api"
                namespace = kubernetes_namespace_v1.store.metadata[0].name
              }
              spec {
                min_available = 1
                selector {
                  match_labels = { app = "api" }
                }
              }
            }
            resource "kubernetes_service_v1" "api" {
              metadata {
                name      = "api"
                namespace = kubernetes_namespace_v1.store.metadata[0].name
                annotations = {
                  "oci.oraclecloud.com/load-balancer-type"          = "nlb"
                  "oci-network-load-balancer.oraclecloud.com/internal" = "true"
                  "oci-network-load-balancer.oraclecloud.com/subnet"   = oci_core_subnet.all["lb"].id
                }
              }
              spec {
                type     = "LoadBalancer"
                selector = { app = "api", color = var.active }
                port {
                  port        = 21000
                  target_port = 21000
                }
              }
            }
            output "address" {
              value = kubernetes_service_v1.api.status[0].load_balancer[0].ingress[0].ip
            }
            """;

    @TempDir
    Path folder;

    private StackRun store() {
        return new StackRun(folder).file("cluster.tf", CLUSTER + PROVIDER).file("store.tf", STORE);
    }

    @Test
    void isDeployedChangedSwitchedAndDestroyed() throws Exception {
        StackRun stack = store();
        StackRun.Result applied = stack.apply();
        assertThat(applied.error()).isEmpty();
        assertThat(applied.output("address")).matches("10\\.0\\.2\\.\\d+");
        assertThat(Manifests.check(stack.state()))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "kubernetes_deployment_v1", 2,
                        "kubernetes_namespace_v1", 1,
                        "kubernetes_pod_disruption_budget_v1", 1,
                        "kubernetes_secret_v1", 1,
                        "kubernetes_service_v1", 1)));

        StackRun.Result planned = stack.plan();
        assertThat(planned.error()).isEmpty();
        assertThat(planned.text()).contains("No changes.");

        StackRun.Result switched = stack.variable("active", "green").apply();
        assertThat(switched.error()).isEmpty();
        assertThat(switched.text()).contains("0 added, 1 changed, 0 destroyed");
        assertThat(switched.output("address")).isEqualTo(applied.output("address"));

        StackRun.Result changed = stack.variable("memory", "8Gi").apply();
        assertThat(changed.error()).isEmpty();
        assertThat(changed.text()).contains("0 added, 2 changed, 0 destroyed");

        StackRun.Result destroyed = stack.destroy();
        assertThat(destroyed.error()).isEmpty();
        assertThat(stack.state().path("resources")).isEmpty();
    }

    @Test
    void refusesTypesWithoutAStandIn() throws Exception {
        StackRun stack = store().file("more.tf", """
                resource "kubernetes_ingress_v1" "api" {
                  metadata {
                    name = "api"
                  }
                }
                data "kubernetes_nodes" "all" {}
                """);

        StackRun.Result planned = stack.plan();

        assertThat(planned.unwrappedError())
                .contains("No stand-in for kubernetes_ingress_v1.api")
                .contains("No stand-in for data.kubernetes_nodes.all")
                .contains("terraform providers mirror");
    }

    @Test
    void keepsATaintedDeploymentThatHasNoRoom() throws Exception {
        StackRun stack = store().variable("memory", "100Gi");

        StackRun.Result applied = stack.apply();

        assertThat(applied.unwrappedError())
                .contains("Waiting for rollout to finish: 2 replicas wanted; 0 replicas Ready.")
                .contains("0/3 nodes are available: 3 Insufficient memory.");
        StackRun.Result again = stack.variable("memory", "1Gi").apply();
        assertThat(again.error()).isEmpty();
        assertThat(again.text()).contains("2 added, 0 changed, 2 destroyed");
    }

    /** The stack of the feature store on a cluster. */
    @Test
    void theBundledStackHasValidManifests() throws Exception {
        StackRun stack = DefaultStack.of(new StackRun(folder))
                .variable("compute", "oke")
                .variable("mysql_deletion_protection", "false");
        StackRun.Result applied = stack.apply();
        assertThat(applied.error()).isEmpty();
        assertThat(Manifests.check(stack.state())).containsKeys("kubernetes_deployment_v1", "kubernetes_service_v1");
        assertThat(stack.plan().text()).contains("No changes.");
        assertThat(stack.destroy().error()).isEmpty();
    }

    @Test
    void manifestsWithUnknownFieldsOrOtherTypesAreRejected() {
        ObjectNode manifest = Json.object();
        manifest.putObject("spec").put("replica", 1);
        assertThatThrownBy(() -> Manifests.check("kubernetes_deployment_v1", manifest))
                .hasMessageContaining("replica");
        ObjectNode text = Json.object();
        text.putObject("spec").putArray("ports").addObject().put("port", "a");
        assertThatThrownBy(() -> Manifests.check("kubernetes_service_v1", text)).isInstanceOf(RuntimeException.class);
    }
}
