package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.resourcemanager.model.Job;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program that serves the cloud: what runs its jobs, and how it says so. */
@Tag("slow")
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "programs are shell scripts")
class EngineOfTheCloudTest {

    private static final String VCN = """
            resource "%s" "this" {
              compartment_id = "ocid1.compartment.oc1..aaaa"
              display_name   = "net"
            }
            """;

    @TempDir
    Path folder;

    private Path programs(String script) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path terraform = Files.writeString(programs.resolve("terraform"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(terraform, PosixFilePermissions.fromString("rwx------"));
        return programs;
    }

    /** The log of a job in a cloud that was started with a PATH of its own. */
    private String log(Path programs, String... arguments) throws IOException {
        Path data = folder.resolve("data");
        List<String> all = new ArrayList<>(List.of("--data", data.toString(), "--job-files-late", "0"));
        all.addAll(List.of(arguments));
        try (TestProcess main = new TestProcess(
                Map.of("PATH", programs.toString()), EmbeddedCloudMain.class, all.toArray(String[]::new))) {
            return job(main, data, VCN.formatted("oci_core_vcn"));
        }
    }

    private static String job(TestProcess main, Path data, String configuration) throws IOException {
        JsonNode served = Json.read(main.line().getBytes(StandardCharsets.UTF_8));
        assertThat(served.path("endpoint").asText()).isNotEmpty();
        try (EmbeddedCloud joined = EmbeddedCloud.open(EmbeddedCloudOptions.in(data));
                Sdk sdk = new Sdk(joined)) {
            String stackId = sdk.createStack("engine", Map.of("main.tf", configuration), Map.of())
                    .getId();
            Job job = sdk.run(stackId, Network.autoApproved());
            return sdk.logText(job.getId());
        }
    }

    @Test
    void isTheBuiltInOneWhereTerraformIsTooOldAndTheLogSaysHowToGetTheOther() throws IOException {
        Path programs = programs("[ \"$2\" = -json ] && echo '{\"terraform_version\": \"1.4.7\"}' || echo 'Terraform'");
        assertThat(log(programs))
                .startsWith("Engine: built-in (" + programs.resolve("terraform")
                        + " is version 1.4.7, but 1.5.0 or later is required). To use Terraform, install terraform or"
                        + " tofu 1.5.0 or later on the PATH, or set its path (featurestore.terraform, --terraform).\n")
                .contains("Apply complete! Resources: 1 added, 0 changed, 0 destroyed.");
    }

    @Test
    void isTheBuiltInOneWhereTerraformIsBroken() throws IOException {
        Path programs = programs("echo something else");
        assertThat(log(programs))
                .startsWith("Engine: built-in (" + programs.resolve("terraform")
                        + " does not print a version of Terraform or OpenTofu). To use Terraform, install terraform or"
                        + " tofu 1.5.0 or later on the PATH")
                .contains("Apply complete!");
    }

    @Test
    void isTheBuiltInOneIfItIsAskedFor() throws IOException {
        assertThat(log(folder, "--terraform", "builtin"))
                .startsWith("Engine: built-in (as configured). To use an installed terraform or tofu, set")
                .contains("Apply complete!");
    }

    @Test
    void isRefusedAtTheStartIfItCannotBeUsed() {
        String nowhere = folder.resolve("nowhere").toString();
        try (TestProcess main = new TestProcess(
                EmbeddedCloudMain.class, "--data", folder.resolve("data").toString(), "--terraform", nowhere)) {
            assertThat(main.exitCode()).isEqualTo(2);
            assertThat(main.rest()).isEmpty();
            assertThat(main.errors())
                    .startsWith("feature-store-emulator: Cannot use Terraform: " + nowhere
                            + " is not an executable file. Set"
                            + " featurestore.terraform (--terraform) to the path of terraform or tofu 1.5.0 or later");
        }
    }

    @Test
    void takesTypesOfResourcesFromAFile() throws IOException {
        NeedsTerraform.orSkip();
        Path data = folder.resolve("data");
        String configuration = VCN.formatted("oci_test_thing");
        try (TestProcess main = new TestProcess(EmbeddedCloudMain.class, "--data", data.toString())) {
            assertThat(job(main, data, configuration))
                    .contains("Error: Unknown resource type oci_test_thing")
                    .contains("on main.tf line 1, in resource \"oci_test_thing\" \"this\"")
                    .containsPattern("--provider-schema in the\\s+embedded\\s+cloud");
        }
        Path schema = Files.writeString(folder.resolve("schema.json"), """
                {
                  "format_version": "1.0",
                  "provider_schemas": {
                    "registry.terraform.io/oracle/oci": {
                      "provider": {"version": 0, "block": {}},
                      "resource_schemas": {
                        "oci_test_thing": {
                          "version": 0,
                          "block": {
                            "attributes": {
                              "id": {"type": "string", "computed": true},
                              "compartment_id": {"type": "string", "required": true},
                              "display_name": {"type": "string", "optional": true, "computed": true}
                            }
                          }
                        }
                      }
                    }
                  }
                }
                """);
        try (TestProcess main = new TestProcess(
                EmbeddedCloudMain.class, "--data", data.toString(), "--provider-schema", schema.toString())) {
            assertThat(job(main, data, configuration))
                    .containsPattern("oci_test_thing.this: Creation complete after \\S+ \\[id=ocid1\\.\\S+]")
                    .contains("Apply complete! Resources: 1 added, 0 changed, 0 destroyed.");
        }
    }
}
