package dev.featurestore.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.LocalVerifier;
import dev.featurestore.operator.verify.SomeValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the examples of {@code docs/examples} need more or less than the default one, and what stacks of others need. */
class NeedsTest {

    private static final String HOME = " in compartment id ocid1.compartment.oc1..";

    /** A stack of others in the folder {@code stack}. */
    private static final String CONFIGURATION = """
            kind: operator
            type: feature_store
            version: v1
            spec:
              tenancy_id: ocid1.tenancy.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre
              compartment_id: ocid1.compartment.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre
              region: us-ashburn-1
              stack:
                source: stack
            """;

    @TempDir
    Path folder;

    @Test
    void defaultStackNeedsTheRightsOfItsTypes() {
        assertThat(needs("default"))
                .containsExactlyInAnyOrder(
                        "manage orm-stacks" + HOME,
                        "manage orm-jobs" + HOME,
                        "read orm-work-requests" + HOME,
                        "manage compute-container-family" + HOME,
                        "manage virtual-network-family" + HOME,
                        "manage mysql-family" + HOME,
                        "manage functions-family" + HOME,
                        "manage api-gateway-family" + HOME,
                        "manage network-load-balancers" + HOME,
                        "manage object-family" + HOME,
                        "manage vaults" + HOME,
                        "manage keys" + HOME,
                        "manage secret-family" + HOME,
                        "manage logging-family" + HOME,
                        "manage alarms" + HOME,
                        "manage ons-topics" + HOME,
                        "read metrics" + HOME,
                        "inspect compartments" + HOME,
                        "manage dynamic-groups in tenancy",
                        "manage policies in tenancy",
                        "inspect tenancies in tenancy",
                        "read repos in tenancy");
        assertThat(Needs.of(deployable("default")).unknown()).isEmpty();
    }

    @Test
    void choicesNeedTheirOwnRights() {
        assertThat(more("pull-by-token")).containsExactly("read users in tenancy");
        assertThat(more("customer-key"))
                .singleElement()
                .asString()
                .startsWith("use key-delegate in tenancy where target.key.id = 'ocid1.key.");
        assertThat(more("custom-domain"))
                .containsExactlyInAnyOrder("manage certificate-associations" + HOME, "read leaf-certificates" + HOME);
        assertThat(more("original")).containsExactlyInAnyOrder("manage groups in tenancy", "use users in tenancy");
        assertThat(Needs.of(deployable("original")).unknown()).isEmpty();
        assertThat(more("production")).containsExactly("manage ons-subscriptions" + HOME);
        assertThat(more("kubernetes"))
                .containsExactlyInAnyOrder(
                        "manage cluster-family" + HOME,
                        "manage instance-family" + HOME,
                        "manage orm-private-endpoints" + HOME,
                        "read users in tenancy");
        assertThat(more("kubernetes-blue-green")).doesNotContain("manage orm-private-endpoints" + HOME);
        assertThat(Needs.of(deployable("kubernetes")).unknown()).isEmpty();
    }

    @Test
    void definedTagsNeedTheirNamespacesAndOtherCompartmentsAPolicyOfTheTenancy() throws IOException {
        Path examples = Path.of(System.getProperty("project.root", "..")).resolve("docs/examples");
        String file = Files.readString(examples.resolve("no-ingress.yaml"));
        Files.writeString(folder.resolve("plain.yaml"), file + "    create_bucket: false\n");
        Files.writeString(folder.resolve("tags.yaml"), file + """
                    create_bucket: false
                    defined_tags: {Operations.CostCenter: "42", Finance.Team: ml}
                    instance_tag: Stores.Name
                    data_compartment_ids: [tenancy]
                """);

        List<String> needs = new ArrayList<>(shortened(Needs.of(deployable(folder, "tags.yaml"))));
        needs.removeAll(shortened(Needs.of(deployable(folder, "plain.yaml"))));

        assertThat(needs)
                .contains(
                        "use tag-namespaces in tenancy where target.tag-namespace.name = 'Operations'",
                        "use tag-namespaces in tenancy where target.tag-namespace.name = 'Finance'",
                        "use tag-namespaces in tenancy where target.tag-namespace.name = 'Stores'");
        assertThat(shortened(Needs.of(deployable(folder, "tags.yaml")))).contains("manage policies in tenancy");
    }

    @Test
    void whatIsLeftOutNeedsNoRight() {
        assertThat(less("observability-off"))
                .containsExactlyInAnyOrder(
                        "manage logging-family" + HOME,
                        "manage alarms" + HOME,
                        "manage ons-topics" + HOME,
                        "read metrics" + HOME);
        assertThat(less("kubernetes")).containsExactly("manage compute-container-family" + HOME);
        assertThat(less("no-bucket")).containsExactly("manage object-family" + HOME);
        assertThat(less("no-iam")).contains("manage dynamic-groups in tenancy", "manage policies in tenancy");
        assertThat(less("no-ingress")).contains("manage api-gateway-family" + HOME, "manage functions-family" + HOME);
        assertThat(less("own-database")).contains("manage mysql-family" + HOME, "manage keys" + HOME);
        assertThat(Needs.of(deployable("existing-network")).existingNetwork()).isTrue();
    }

    @Test
    void stacksOfOthersAreReadModuleByModule() throws IOException {
        Files.createDirectories(folder.resolve("stack/net"));
        Files.writeString(folder.resolve("stack/main.tf"), """
                terraform {
                  required_providers {
                    oci = {
                      source  = "oracle/oci"
                      version = ">= 99.0.0"
                    }
                  }
                }

                variable "compartment_ocid" {
                  type = string
                }

                module "net" {
                  source      = "./net"
                  compartment = "ocid1.compartment.oc1..net"
                }

                module "none" {
                  count       = 0
                  source      = "./net"
                  compartment = "ocid1.compartment.oc1..none"
                }

                resource "oci_containerengine_cluster" "this" {
                  compartment_id = var.compartment_ocid
                }

                resource "oci_quantum_computer" "this" {}

                resource "terraform_data" "this" {}
                """);
        Files.writeString(folder.resolve("stack/net/main.tf"), """
                variable "compartment" {
                  type = string
                }

                resource "oci_core_vcn" "this" {
                  compartment_id = var.compartment
                }
                """);
        Files.writeString(folder.resolve("feature_store.yaml"), CONFIGURATION);
        Needs needs = Needs.of(deployable(folder, "feature_store.yaml"));
        assertThat(shortened(needs))
                .containsExactlyInAnyOrder(
                        "manage orm-stacks" + HOME,
                        "manage orm-jobs" + HOME,
                        "read orm-work-requests" + HOME,
                        "manage cluster-family" + HOME,
                        "manage virtual-network-family in compartment id ocid1.compartment.oc1..net");
        assertThat(needs.unknown()).containsExactly("oci_quantum_computer");
    }

    @Test
    void dataSourcesOfChecksNeedTheirRights() throws IOException {
        Files.createDirectories(folder.resolve("stack"));
        Files.writeString(folder.resolve("stack/main.tf"), """
                variable "compartment_ocid" {
                  type = string
                }

                check "zones" {
                  data "oci_dns_zones" "all" {
                    compartment_id = var.compartment_ocid
                  }
                  assert {
                    condition     = length(data.oci_dns_zones.all.zones) > 0
                    error_message = "There is no zone."
                  }
                }

                check "network" {
                  data "oci_core_vcn" "hub" {
                    vcn_id = "ocid1.vcn.oc1..hub"
                  }
                  assert {
                    condition     = data.oci_core_vcn.hub.state == "AVAILABLE"
                    error_message = "The hub is not available."
                  }
                }
                """);
        Files.writeString(folder.resolve("feature_store.yaml"), CONFIGURATION);

        Needs needs = Needs.of(deployable(folder, "feature_store.yaml"));

        assertThat(shortened(needs)).anyMatch(need -> need.endsWith(" dns" + HOME));
        assertThat(needs.existingNetwork()).isFalse();
    }

    private static List<String> more(String example) {
        List<String> needs = new ArrayList<>(needs(example));
        needs.removeAll(needs("default"));
        return needs;
    }

    private static List<String> less(String example) {
        List<String> needs = new ArrayList<>(needs("default"));
        needs.removeAll(needs(example));
        return needs;
    }

    private static List<String> needs(String example) {
        return shortened(Needs.of(deployable(example)));
    }

    private static List<String> shortened(Needs needs) {
        return needs.grants().stream()
                .map(grant -> grant.toString().replaceAll("aaaaaaaa(rehearsal)+re$", ""))
                .toList();
    }

    static Deployable deployable(String example) {
        Path examples = Path.of(System.getProperty("project.root", "..")).resolve("docs/examples");
        return deployable(examples, example + ".yaml");
    }

    private static Deployable deployable(Path folder, String file) {
        return new LocalVerifier(
                        folder,
                        NeedsTest.class.getClassLoader(),
                        new SomeValues(Map.of("OCIR_PULLER_AUTH_TOKEN", "token")))
                .verify(folder.resolve(file))
                .orThrow();
    }
}
