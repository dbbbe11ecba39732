package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.joblog.FailedCheck;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedChecksTest {
    @TempDir
    Path project;

    private FailedChecks checks;

    @BeforeEach
    void readStack() throws IOException {
        Path stack = Files.createDirectories(project.resolve("terraform/stack"));
        Path net = Files.createDirectories(project.resolve("terraform/net"));
        Files.writeString(stack.resolve("variables.tf"), """
                variable "region" {
                }

                variable "db_type" {
                  validation {
                    condition     = fileexists(var.db_type)
                    error_message = "No such type."
                  }
                }

                variable "number" {
                  default = 1
                }
                """);
        Files.writeString(stack.resolve("main.tf"), """
                locals {
                  wanted = "${local.prefix}-${var.db_type}"
                  prefix = lower(var.region)
                }

                module "net" {
                  source = "../net"
                  cidr   = local.wanted
                }

                check "health" {
                  assert {
                    condition     = var.number == 2
                    error_message = "Not two."
                  }
                }

                output "o" {
                  value = 1
                  precondition {
                    condition     = data.a_b.c.id == "x"
                    error_message = "Not x."
                  }
                }

                data "a_b" "c" {
                }
                """);
        Files.writeString(net.resolve("main.tf"), """
                variable "cidr" {
                }

                resource "a_b" "c" {
                  lifecycle {
                    precondition {
                      condition     = var.cidr != "" && path.module != ""
                      error_message = "No range."
                    }
                  }
                }
                """);
        Path file = Files.writeString(project.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: ocid1.tenancy.oc1..aaaa
                  compartment_id: ocid1.compartment.oc1..bbbb
                  region: us-ashburn-1
                  stack: {source: terraform, working_directory: stack}
                  variables:
                    db_type: atp
                """);
        checks = new FailedChecks(
                new LocalVerifier(project, SmallStack.bundled(project.resolve("resources")), SomeValues.none())
                        .verify(file)
                        .orThrow());
    }

    @Test
    void validationNamesTheKeyThatSetsTheVariable() {
        Problem problem = checks.explain(
                new FailedCheck(true, "Invalid value for variable", "No such type.", "variables.tf", 5, true));

        assertThat(problem.text())
                .isEqualTo("terraform/stack/variables.tf:6:21  Invalid value for variable: No such type.");
        assertThat(problem.hint())
                .isEqualTo("Change the value, which is set by feature_store.yaml:10:5 spec.variables.db_type");
    }

    @Test
    void preconditionNamesTheKeysBehindLocalsAndArgumentsOfModules() {
        Problem problem = checks.explain(
                new FailedCheck(true, "Resource precondition failed", "No range.", "../net/main.tf", 7, false));

        assertThat(problem.text()).isEqualTo("terraform/net/main.tf:7:23  Resource precondition failed: No range.");
        assertThat(problem.hint())
                .isEqualTo(
                        "Change the value, which is set by feature_store.yaml:7:3 spec.region, feature_store.yaml:10:5 spec.variables.db_type");
    }

    @Test
    void checkBlockIsAWarningAndNamesTheKeyThatCouldBeSet() {
        Problem problem = checks.explain(
                new FailedCheck(false, "Check block assertion failed", "Not two.", "main.tf", 13, false));

        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.text()).isEqualTo("terraform/stack/main.tf:13:21  Check block assertion failed: Not two.");
        assertThat(problem.hint())
                .isEqualTo("The default of the stack sets the value. To change it, add spec.variables.number");
    }

    @Test
    void conditionAboutNoVariableNamesNoKey() {
        assertThat(checks.explain(new FailedCheck(
                                true, "Module output value precondition failed", "Not x.", "main.tf", 21, false))
                        .hint())
                .isEqualTo("Change the stack: none of its variables sets the value that the condition checks");
    }

    @Test
    void placeThatIsNotOfTheStackIsShownAsTerraformNamesIt() {
        Problem problem = checks.explain(new FailedCheck(
                true, "Resource precondition failed", "No.", ".terraform/modules/far/main.tf", 3, false));

        assertThat(problem.text()).isEqualTo(".terraform/modules/far/main.tf:3:1  Resource precondition failed: No.");
        assertThat(problem.hint()).isEqualTo("Fix the value that the condition checks");
    }
}
