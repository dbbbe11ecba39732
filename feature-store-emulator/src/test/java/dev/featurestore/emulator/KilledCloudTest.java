package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The cloud as a program, killed (SIGKILL) while its Terraform works. */
@Tag("slow")
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "kills by SIGKILL")
class KilledCloudTest {

    @TempDir
    Path directory;

    @Test
    void leavesNoTerraformThatWaitsForAResource() throws Exception {
        killsWith("""
                resource "oci_core_vcn" "this" {
                  compartment_id = "ocid1.compartment.oc1..aaaa"
                  cidr_blocks    = ["10.0.0.0/16"]
                }
                """, "oci_core_vcn.this: Creating...");
    }

    @Test
    void leavesNoTerraformThatAsksNothingOfItsProvider() throws Exception {
        killsWith("""
                resource "terraform_data" "this" {
                  provisioner "local-exec" {
                    command = "exec sleep 30 >/dev/null 2>&1"
                  }
                }
                """, "Provisioning with 'local-exec'");
    }

    private void killsWith(String configuration, String line) throws IOException, InterruptedException {
        NeedsTerraform.orSkip();
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("control.json"), "{\"slow\": {\"oci_core_vcn\": 3600}}");
        List<ProcessHandle> children;
        try (TestProcess main =
                new TestProcess(EmbeddedCloudMain.class, "--data", directory.toString(), "--provisioners", "run")) {
            JsonNode served = Json.read(main.line().getBytes(StandardCharsets.UTF_8));
            assertThat(served.path("endpoint").asText()).isNotEmpty();
            try (EmbeddedCloud joined = EmbeddedCloud.open(EmbeddedCloudOptions.in(directory));
                    Sdk sdk = new Sdk(joined)) {
                String stackId = sdk.createStack("killed", Map.of("main.tf", configuration), Map.of())
                        .getId();
                Job job = sdk.createJob(
                        stackId, CreateApplyJobOperationDetails.builder().build());
                while (!sdk.logText(job.getId()).contains(line)) {
                    assertThat(sdk.job(job.getId()).getLifecycleState())
                            .as(sdk.logText(job.getId()))
                            .isIn(Job.LifecycleState.Accepted, Job.LifecycleState.InProgress);
                }
                try (Stream<ProcessHandle> all = main.process.toHandle().children()) {
                    children = all.toList();
                }
            }
            assertThat(children).as("Terraform and its watch").hasSizeGreaterThanOrEqualTo(2);
            main.process.destroyForcibly();
            main.exitCode();
            for (ProcessHandle child : children) {
                assertThat(child.onExit()
                                .completeOnTimeout(child, 20, TimeUnit.SECONDS)
                                .join()
                                .isAlive())
                        .as(child.info().toString())
                        .isFalse();
            }
        }
        assertThat(jobFolders()).isNotEmpty();
        EmbeddedCloud.open(EmbeddedCloudOptions.in(directory)).close();
        assertThat(jobFolders()).isEmpty();
    }

    @Test
    void leavesItsGatewaysAndTheirStoresToTheNextStart() throws Exception {
        Store killed;
        String id;
        try (TestProcess main =
                new TestProcess(EmbeddedCloudMain.class, "--data", directory.toString(), "--terraform", "builtin")) {
            assertThat(main.line()).contains("endpoint");
            try (EmbeddedCloud joined = EmbeddedCloud.open(EmbeddedCloudOptions.in(directory))) {
                killed = Store.deployed(joined);
                id = killed.create("featureStores");
            }
            main.process.destroyForcibly();
            main.exitCode();
        }
        try (EmbeddedCloud cloud = EmbeddedCloud.open(TestOptions.in(directory))) {
            Store store = new Store(cloud, killed.stackId(), killed.endpoint());
            assertThat(store.send("GET", "/featureStores/" + id, "").statusCode())
                    .isEqualTo(200);
        }
    }

    private List<Path> jobFolders() throws IOException {
        try (Stream<Path> folders = Files.list(directory.resolve("state/engine/jobs"))) {
            return folders.toList();
        }
    }
}
