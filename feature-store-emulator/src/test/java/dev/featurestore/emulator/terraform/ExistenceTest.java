package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stack that expects a network, a vault and its secret to be there. */
@Tag("slow")
@Timeout(60)
class ExistenceTest {

    private static final String VCN = "ocid1.vcn.oc1.iad.theirs";
    private static final String VAULT = "ocid1.vault.oc1.iad.theirs";

    private static final String MAIN = """
            variable "cidr" {
              type    = string
              default = "10.20.1.0/24"
            }
            data "oci_core_vcn" "theirs" {
              vcn_id = "ocid1.vcn.oc1.iad.theirs"
            }
            data "oci_kms_vault" "theirs" {
              vault_id = "ocid1.vault.oc1.iad.theirs"
            }
            data "oci_vault_secrets" "theirs" {
              compartment_id = "ocid1.compartment.oc1..aaaa"
              vault_id       = data.oci_kms_vault.theirs.vault_id
              name           = "password"
              state          = "ACTIVE"
            }
            resource "oci_core_subnet" "ours" {
              compartment_id = "ocid1.compartment.oc1..aaaa"
              vcn_id         = data.oci_core_vcn.theirs.vcn_id
              cidr_block     = var.cidr
            }
            output "vcn" {
              value = data.oci_core_vcn.theirs.display_name
            }
            output "endpoint" {
              value = data.oci_kms_vault.theirs.management_endpoint
            }
            output "secret" {
              value = one(data.oci_vault_secrets.theirs.secrets).id
            }
            """;

    @TempDir
    Path folder;

    private StackRun stack() {
        return new StackRun(folder).file("main.tf", MAIN);
    }

    private static Map<String, JsonNode> resource(String id, String attributes) throws IOException {
        return Map.of(id, Json.read(attributes.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private StackRun declared() throws IOException {
        StackRun stack = stack();
        stack.exists.put("oci_core_vcn", resource(VCN, "{'cidr_blocks': ['10.20.0.0/16'], 'display_name': 'theirs'}"));
        stack.exists.put("oci_kms_vault", resource(VAULT, "{}"));
        stack.exists.put(
                "oci_vault_secret",
                resource(
                        "ocid1.vaultsecret.oc1.iad.theirs",
                        "{'vault_id': '" + VAULT + "', 'secret_name': 'password'}"));
        return stack;
    }

    @Test
    void findsWhatItIsToldAndTheSameInEveryJob() throws Exception {
        StackRun stack = declared();
        StackRun.Result applied = stack.apply();
        assertThat(applied.error()).isEmpty();
        assertThat(applied.output("vcn")).isEqualTo("theirs");
        assertThat(applied.output("endpoint"))
                .matches("https://.+-management\\.kms\\.us-ashburn-1\\.oraclecloud\\.com");
        assertThat(applied.output("secret")).isEqualTo("ocid1.vaultsecret.oc1.iad.theirs");
        assertThat(stack.apply().text()).contains("Resources: 0 added, 0 changed, 0 destroyed.");
        assertThat(stack.destroy().error()).isEmpty();
    }

    @Test
    void lookedAtAsWhatWasMadeHere() throws Exception {
        StackRun stack = declared().variable("cidr", "10.30.1.0/24");
        assertThat(stack.apply().unwrappedError()).contains("it is not within the CIDR of the VCN 10.20.0.0/16.");
    }

    @Test
    void explainsWhereToDeclareAMissingResource() throws Exception {
        StackRun.Result failed = stack().apply();
        assertThat(failed.error())
                .contains("404-NotAuthorizedOrNotFound")
                .contains("\"exists\" in " + folder.resolve("control.json"));
    }

    @Test
    void doesNotExistWithoutItsDeclaration() throws Exception {
        StackRun stack = declared();
        stack.apply();
        stack.exists.remove("oci_core_vcn");
        assertThat(stack.plan().error()).contains("404-NotAuthorizedOrNotFound").contains("\"exists\" in ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oci_core_network | {}                      | has no resource type oci_core_network. Use the names of Terraform
            oci_core_vcn     | {'cidrs': []}           | oci_core_vcn ocid1.a: unknown attributes: cidrs.
            oci_core_vcn     | {'cidr_blocks': 'all'}  | oci_core_vcn ocid1.a: cidr_blocks: expected
            """)
    void refusesWhatCannotExist(String type, String attributes, String message) throws Exception {
        StackRun stack = stack();
        stack.exists.put(type, resource("ocid1.a", attributes));
        assertThat(stack.apply().unwrappedError())
                .contains("Invalid \"exists\" in " + folder.resolve("control.json"))
                .contains(message);
    }
}
