package dev.featurestore.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortLogTest {

    private static List<String> shown(String log) {
        ShortLog shortLog = new ShortLog();
        return log.lines().filter(shortLog::shows).toList();
    }

    @Test
    void namesWhatIsMadeWithoutItsAttributes() {
        assertThat(shown("""
                Terraform will perform the following actions:

                  # data.oci_core_services.all will be read during apply
                  # (config refers to values not yet known)
                 <= data "oci_core_services" "all" {
                      + id = (known after apply)
                    }

                  # oci_core_vcn.this[0] will be created
                  + resource "oci_core_vcn" "this" {
                      + cidr_blocks = [
                          + "10.0.0.0/16",
                        ]

                      + timeouts {
                        }
                    }

                  # oci_core_subnet.this will be destroyed
                  - resource "oci_core_subnet" "this" {
                      - cidr_block = "10.0.0.0/24" -> null
                    }

                Plan: 1 to add, 0 to change, 1 to destroy.
                """))
                .containsExactly(
                        "Terraform will perform the following actions:",
                        "",
                        "  # data.oci_core_services.all will be read during apply",
                        "  # (config refers to values not yet known)",
                        "  # oci_core_vcn.this[0] will be created",
                        "  # oci_core_subnet.this will be destroyed",
                        "Plan: 1 to add, 0 to change, 1 to destroy.");
    }

    @Test
    void showsWhatChangesAndWhatForcesAReplacement() {
        assertThat(shown("""
                  # oci_core_vcn.this will be updated in-place
                  ~ resource "oci_core_vcn" "this" {
                      ~ display_name = "a" -> "b"
                        id           = "ocid1.vcn.oc1..a"
                        # (5 unchanged attributes hidden)
                    }

                  # oci_core_subnet.this must be replaced
                -/+ resource "oci_core_subnet" "this" {
                      ~ cidr_block = "10.0.0.0/24" -> "10.0.1.0/24" # forces replacement
                      ~ id         = "ocid1.subnet.oc1..a" -> (known after apply)
                      + dns_label  = "x" # forces replacement
                        vcn_id     = "ocid1.vcn.oc1..a"
                    }
                """))
                .containsExactly(
                        "  # oci_core_vcn.this will be updated in-place",
                        "      ~ display_name = \"a\" -> \"b\"",
                        "  # oci_core_subnet.this must be replaced",
                        "      ~ cidr_block = \"10.0.0.0/24\" -> \"10.0.1.0/24\" # forces replacement",
                        "      + dns_label  = \"x\" # forces replacement");
    }

    @Test
    void leavesOutputsToTheEndOfTheDeployment() {
        assertThat(shown("""
                Plan: 1 to add, 0 to change, 0 to destroy.

                Changes to Outputs:
                  + vcn = {
                      + id = (known after apply)
                    }

                oci_core_vcn.this: Creating...
                oci_core_vcn.this: Creation complete after 1s [id=a]

                Apply complete! Resources: 1 added, 0 changed, 0 destroyed.

                Outputs:

                vcn = {
                  "id" = "a"
                }
                """))
                .containsExactly(
                        "Plan: 1 to add, 0 to change, 0 to destroy.",
                        "",
                        "oci_core_vcn.this: Creating...",
                        "oci_core_vcn.this: Creation complete after 1s [id=a]",
                        "",
                        "Apply complete! Resources: 1 added, 0 changed, 0 destroyed.",
                        "");
    }

    @Test
    void showsErrorsWhole() {
        String error = """
                ╷
                │ Error: Resource precondition failed
                │
                │   on rules.tf line 12, in resource "terraform_data" "inputs":
                │   12:       condition     = var.db_type != "atp"
                │     ├────────────────
                │     │ var.db_type is "atp"
                │
                │ No released image supports ATP.
                ╵
                """;

        assertThat(shown(error)).containsExactlyElementsOf(error.lines().toList());
    }
}
