package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of a stack that Terraform enforces itself, and faults of single instances. */
@Tag("slow")
@Timeout(60)
class TerraformRulesTest {

    private static final String VCN = """
            variable "name" {
              default = "net"
            }
            resource "oci_core_vcn" "this" {
              compartment_id = "ocid1.compartment.oc1..aaaa"
              cidr_blocks    = ["10.0.0.0/16"]
              display_name   = var.name
              %s
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aResourceThatMustNotBeDestroyedStays() throws Exception {
        StackRun stack =
                new StackRun(folder).file("main.tf", VCN.formatted("lifecycle {\n    prevent_destroy = true\n  }"));
        assertThat(stack.apply().succeeded()).isTrue();
        StackRun.Result destroyed = stack.destroy();
        assertThat(destroyed.error())
                .contains("Error: Instance cannot be destroyed")
                .contains("on main.tf line 4");
        assertThat(stack.state().path("resources")).hasSize(1);
        assertThat(stack.detectDrift()).isEmpty();
    }

    @Test
    void aCheckThatIsNotMetWarnsAndFailsNothing() throws Exception {
        StackRun.Result result =
                new StackRun(folder).file("main.tf", VCN.formatted("") + """
                check "name" {
                  assert {
                    condition     = startswith(oci_core_vcn.this.display_name, "prod-")
                    error_message = "Names of networks begin with prod-."
                  }
                }
                """).apply();
        assertThat(result.succeeded()).isTrue();
        assertThat(result.text() + result.error())
                .contains("Warning: Check block assertion failed")
                .contains("Names of networks begin with prod-.");
        assertThat(result.text()).contains("Apply complete! Resources: 1 added");
    }

    @Test
    void aCheckReadsADataSourceOfItsOwn() throws Exception {
        StackRun stack = new StackRun(folder).file("main.tf", VCN.formatted("") + """
                check "subnets" {
                  data "oci_core_subnets" "all" {
                    compartment_id = oci_core_vcn.this.compartment_id
                    vcn_id         = oci_core_vcn.this.id
                  }
                  assert {
                    condition     = length(data.oci_core_subnets.all.subnets) > 0
                    error_message = "The network has no subnet."
                  }
                }
                """);
        StackRun.Result result = stack.apply();
        assertThat(result.error()).isEmpty();
        assertThat(result.succeeded()).isTrue();
        assertThat(result.text())
                .contains("data.oci_core_subnets.all: Read complete after")
                .contains("Warning: Check block assertion failed")
                .contains("The network has no subnet.");
        assertThat(stack.destroy().succeeded()).isTrue();
    }

    @Test
    void aPreconditionThatIsNotMetFailsBeforeAnythingIsMade() throws Exception {
        StackRun stack =
                new StackRun(folder).file("main.tf", VCN.formatted("""
                        lifecycle {
                            precondition {
                              condition     = var.name != "bad"
                              error_message = "Not that name."
                            }
                          }""")).variable("name", "bad");
        StackRun.Result result = stack.apply();
        assertThat(result.error())
                .contains("Error: Resource precondition failed")
                .contains("Not that name.");
        assertThat(result.text()).doesNotContain("Creating...");
        assertThat(stack.variable("name", "good").apply().succeeded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void ofTwinsExactlyTheOneFailsThatIsToFail(int which) throws Exception {
        StackRun stack = new StackRun(folder).file("main.tf", VCN.formatted("count = 2"));
        String told = "oci_core_vcn.this[" + which + "]";
        String other = "oci_core_vcn.this[" + (1 - which) + "]";
        stack.faults.put(told, "404-NotAuthorizedOrNotFound, Authorization failed.");
        StackRun.Result created = stack.apply();
        assertThat(created.done("Creation")).hasSize(1);
        assertThat(created.errors().stream().filter(line -> line.startsWith("Error: ")))
                .hasSize(1);
        assertThat(stack.state().path("resources").path(0).path("instances")).hasSize(1);
        stack.faults.clear();
        assertThat(stack.apply().succeeded()).isTrue();

        stack.faults.put(told, "409-IncorrectState, Busy.");
        stack.variable("name", "renamed");
        StackRun.Result changed = stack.apply();
        assertThat(changed.error()).contains("with " + told + ",").doesNotContain("with " + other + ",");
        assertThat(changed.done("Modifications")).containsExactly(other);
        StackRun.Result destroyed = stack.destroy();
        assertThat(destroyed.error()).contains("Error: 409-IncorrectState, Busy.");
        assertThat(destroyed.done("Destruction")).containsExactly(other);
        assertThat(stack.state().at("/resources/0/instances/0/index_key").asInt())
                .isEqualTo(which);
    }
}
