package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackVariablesTest {
    @TempDir
    Path project;

    @Test
    void sendsEverythingAsText() throws IOException {
        Path file = Files.writeString(project.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: ocid1.tenancy.oc1..aaaa
                  compartment_id: ocid1.compartment.oc1..bbbb
                  region: us-ashburn-1
                  service_version: "2"
                  variables:
                    image_url: " as it is "
                    db_name: 007
                    node_count: 1e2
                    deletion_protection: false
                    ports: [1, 2.50]
                    vcn_details: {vcn_id: null, vcn_cidr: 10.0.0.0/8}
                    labels: {"a\\"b": "ü"}
                    puller_token: ~
                """);
        Deployable deployable = new LocalVerifier(
                        project, SmallStack.bundled(project.resolve("resources")), SomeValues.none())
                .verify(file)
                .orThrow();

        assertThat(new StackVariables(deployable.module()).values(deployable.config()))
                .containsExactly(
                        Map.entry("compartment_ocid", "ocid1.compartment.oc1..bbbb"),
                        Map.entry("db_name", "007"),
                        Map.entry("deletion_protection", "false"),
                        Map.entry("image_url", " as it is "),
                        Map.entry("labels", "{\"a\\\"b\":\"ü\"}"),
                        Map.entry("node_count", "100"),
                        Map.entry("ports", "[1,2.50]"),
                        Map.entry("region", "us-ashburn-1"),
                        Map.entry("service_version", "2"),
                        Map.entry("tenancy_ocid", "ocid1.tenancy.oc1..aaaa"),
                        Map.entry("vcn_details", "{\"vcn_id\":null,\"vcn_cidr\":\"10.0.0.0/8\"}"));
    }

    @Test
    void leavesOutKeysThatTheStackDoesNotDeclare() throws IOException {
        Path own = Files.createDirectory(project.resolve("own"));
        Files.writeString(own.resolve("main.tf"), "variable \"region\" {}\n");
        Path file = Files.writeString(project.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: ocid1.tenancy.oc1..aaaa
                  compartment_id: ocid1.compartment.oc1..bbbb
                  region: us-ashburn-1
                  stack: {source: own}
                """);
        Deployable deployable = new LocalVerifier(project, getClass().getClassLoader(), SomeValues.none())
                .verify(file)
                .orThrow();

        assertThat(new StackVariables(deployable.module()).values(deployable.config()))
                .containsExactly(Map.entry("region", "us-ashburn-1"));
    }

    @Test
    void writesExpressionsWhereTerraformReadsThem() throws IOException {
        Path own = Files.createDirectory(project.resolve("own"));
        Files.writeString(own.resolve("main.tf"), """
                variable "region" {}
                variable "untyped" {}
                variable "text" { type = string }
                variable "anything" { type = any }
                variable "list" { type = list(string) }
                """);
        Path file = Files.writeString(project.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  compartment_id: ocid1.compartment.oc1..bbbb
                  region: us-ashburn-1
                  stack: {source: own}
                  variables:
                    untyped: a $${b}
                    text: a $${b}
                    anything: a $${b}
                    list: ["a $${b} %{c}", "\\b"]
                """);
        Deployable deployable = new LocalVerifier(project, getClass().getClassLoader(), SomeValues.none())
                .verify(file)
                .orThrow();

        assertThat(new StackVariables(deployable.module()).values(deployable.config()))
                .containsEntry("untyped", "a ${b}")
                .containsEntry("text", "a ${b}")
                .containsEntry("anything", "\"a $${b}\"")
                .containsEntry("list", "[\"a $${b} %%{c}\",\"\\u0008\"]");
    }
}
