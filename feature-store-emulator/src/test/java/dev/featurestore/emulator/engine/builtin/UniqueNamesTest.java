package dev.featurestore.emulator.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that must be unique in a tenancy, as the stand-in provider refuses them. */
class UniqueNamesTest {

    private static final String NAMES = """
            variable "tenancy_ocid" {}
            variable "name" {}

            resource "oci_identity_dynamic_group" "this" {
              compartment_id = var.tenancy_ocid
              name           = var.name
              description    = "functions"
              matching_rule  = "ALL {resource.type = 'fnfunc'}"
            }

            resource "oci_identity_policy" "this" {
              compartment_id = var.tenancy_ocid
              name           = "rules-of-${var.name}"
              description    = "rules"
              statements     = ["allow any-user to use fn-invocation in tenancy"]
            }
            """;

    @TempDir
    Path folder;

    private Rehearsal stack(String folderName, String tenancy, String name) throws IOException {
        return new Rehearsal(Files.createDirectories(folder.resolve(folderName)))
                .file("main.tf", NAMES)
                .variable("tenancy_ocid", tenancy)
                .variable("name", name);
    }

    @Test
    void refusesNamesOfAnotherStack() throws Exception {
        Rehearsal first = stack("first", "ocid1.tenancy.oc1..a", "store");
        assertThat(first.apply().outcome().failure()).isEmpty();
        Rehearsal.Result second =
                stack("second", "ocid1.tenancy.oc1..a", "store").beside(first).apply();
        assertThat(second.failure()).isEqualTo("TERRAFORM_EXECUTION_ERROR");
        assertThat(second.error())
                .contains("Error: 409-IdcsConversionError, Post request failed")
                .contains("DynamicResourceGroup with the same displayName already exists.")
                .contains("with oci_identity_dynamic_group.this,")
                .contains("Error: 409-PolicyAlreadyExists, Policy 'rules-of-store' already exists")
                .contains("with oci_identity_policy.this,")
                .contains("Service: Identity Policy");
    }

    @Test
    void acceptsOtherNamesAndTheSameNameElsewhereOrAgain() throws Exception {
        Rehearsal first = stack("first", "ocid1.tenancy.oc1..a", "store");
        assertThat(first.apply().outcome().failure()).isEmpty();
        assertThat(stack("second", "ocid1.tenancy.oc1..a", "other")
                        .beside(first)
                        .apply()
                        .outcome()
                        .failure())
                .isEmpty();
        assertThat(stack("third", "ocid1.tenancy.oc1..b", "store")
                        .beside(first)
                        .apply()
                        .outcome()
                        .failure())
                .isEmpty();
        // An update of the same resource is no second one.
        first.file("main.tf", NAMES.replace("description    = \"rules\"", "description    = \"other rules\""));
        assertThat(first.apply().outcome().failure()).isEmpty();
    }

    @Test
    void refusesASecondResourceOfTheSameStack() throws Exception {
        Rehearsal stack = stack("first", "ocid1.tenancy.oc1..a", "store").file("more.tf", """
                        resource "oci_identity_policy" "second" {
                          compartment_id = var.tenancy_ocid
                          name           = "rules-of-store"
                          description    = "again"
                          statements     = []
                        }
                        """);
        assertThat(stack.apply().error()).contains("409-PolicyAlreadyExists, Policy 'rules-of-store' already exists");
    }
}
