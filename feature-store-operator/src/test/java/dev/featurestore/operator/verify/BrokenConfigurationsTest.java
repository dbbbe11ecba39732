package dev.featurestore.operator.verify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.values.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations with mistakes, and the problems that a user is told. The expected texts are written by hand. */
class BrokenConfigurationsTest {
    private static final Values VALUES = new SomeValues(Map.of(
            "SECRET", "hunter2",
            "CAPITALS", "OCID1.COMPARTMENT.OC1..HUNTER2",
            "OTHER_OCID", "ocid1.user.oc1..hunter2",
            "MANY", "4711",
            "REGION", "us-ashburn-1"));

    @TempDir
    Path root;

    private static final String CONDITIONS = """
            variable "region" {}
            variable "function_img" {}
            variable "api_img" {}
            variable "storage" { type = number }
            variable "secret" {}
            locals {
              image = can(regex(":", var.function_img)) ? var.function_img : "${var.function_img}:latest"
              least = 2 * 50
            }
            data "oci_identity_region_subscriptions" "all" {
              tenancy_id = "t"
            }
            resource "oci_functions_function" "authoriser" {
              application_id = "a"
              display_name   = "f"
              memory_in_mbs  = 256
              image = local.image
            }
            resource "oci_functions_function" "elsewhere" {
              application_id = "a"
              display_name   = "f"
              memory_in_mbs  = 256
              provider = oci.home
              image    = local.image
            }
            resource "oci_core_instance" "none" {
              availability_domain = "ad"
              compartment_id      = "c"
              count = 0
              lifecycle {
                precondition {
                  condition     = var.storage > 1000
                  error_message = "Never asked."
                }
              }
            }
            resource "terraform_data" "rules" {
              lifecycle {
                precondition {
                  condition     = var.storage >= local.least
                  error_message = "Write at least ${local.least} in ${var.region}, not ${var.storage}."
                }
                precondition {
                  condition     = length(data.oci_identity_region_subscriptions.all.region_subscriptions) > 3
                  error_message = "Only Terraform knows."
                }
              }
            }
            """;

    private Path project;
    private ClassLoader bundled;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(root.resolve("project"));
        bundled = SmallStack.bundled(root.resolve("resources"));
        Path broken = SmallStack.into(project.resolve("broken"));
        Files.writeString(broken.resolve("terraform.tfstate"), "{}");
        Path nested = project.resolve("nested/modules/net");
        SmallStack.into(nested);
        Path malformed = Files.createDirectory(project.resolve("malformed"));
        Path typed = Files.createDirectory(project.resolve("typed"));
        try (InputStream in = requireNonNull(getClass().getResourceAsStream("/typed-stack/variables.tf"))) {
            Files.write(typed.resolve("variables.tf"), in.readAllBytes());
        }
        Files.writeString(malformed.resolve("main.tf"), "locals {\n  a = = 1\n}\n");
        LaterStack.into(project.resolve("later"));
        Path required = Files.createDirectory(project.resolve("required"));
        Files.writeString(required.resolve("main.tf"), """
                variable "function_img_ocir_url" {}
                variable "api_img_ocir_url" { default = "" }
                variable "count_of_nodes" { type = number }
                variable "networks" { type = list(string) }
                variable "details" { type = object({ a = optional(string) }) }
                """);
        Path conditions = Files.createDirectory(project.resolve("conditions"));
        Files.writeString(conditions.resolve("main.tf"), CONDITIONS);
    }

    @ParameterizedTest
    @MethodSource("dev.featurestore.operator.verify.Broken#all")
    void reportsAllProblems(Broken broken) throws IOException {
        Path file = Files.writeString(project.resolve("feature_store.yaml"), broken.yaml());

        Verified<Deployable> verified = new LocalVerifier(project, bundled, VALUES).verify(file);

        StringBuilder problems = new StringBuilder();
        for (Problem problem : verified.problems()) {
            problems.append(problem.severity() == Severity.WARNING ? "warning: " : "")
                    .append(problem.text())
                    .append("\n    ")
                    .append(problem.hint())
                    .append('\n');
            problem.paste()
                    .forEach(line -> problems.append("    |").append(line).append('\n'));
        }
        assertThat(problems.toString().replace(root.toString(), "ROOT")).isEqualTo(broken.problems());
        assertThat(problems.toString()).doesNotContainIgnoringCase("hunter2").doesNotContain("4711");
        assertThat(verified.value().isPresent())
                .isEqualTo(verified.problems().stream().allMatch(problem -> problem.severity() == Severity.WARNING));
    }
}
