package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.resourcemanager.model.CreateDestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.requests.CancelJobRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfStateRequest;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that is canceled by force while Terraform waits for a resource. */
@Tag("slow")
@Timeout(120)
class CanceledTerraformTest {

    private static final String VCN = """
            resource "oci_core_vcn" "this" {
              compartment_id = "ocid1.compartment.oc1..aaaa"
              cidr_blocks    = ["10.0.0.0/16"]
            }
            """;

    private static final String BOTH = VCN + """
            resource "oci_core_subnet" "this" {
              compartment_id = "ocid1.compartment.oc1..aaaa"
              vcn_id         = oci_core_vcn.this.id
              cidr_block     = "10.0.1.0/24"
            }
            """;

    @TempDir
    Path directory;

    @Test
    void leavesNoProcessAndAStateToGoOnWith() throws Exception {
        NeedsTerraform.orSkip();
        EmbeddedCloudOptions options = TestOptions.in(directory).with(EngineOptions.AUTO);
        try (EmbeddedCloud cloud = EmbeddedCloud.open(options);
                Sdk sdk = new Sdk(cloud)) {
            String stackId = sdk.createStack("canceled", Map.of("main.tf", VCN), Map.of())
                    .getId();
            String first = sdk.run(stackId, Network.autoApproved()).getId();
            assertThat(sdk.logText(first)).contains("Apply complete! Resources: 1 added");
            JsonNode before = state(sdk, stackId);

            Path control = Files.writeString(
                    directory.resolve("control.json"), "{\"slow\": {\"oci_core_subnet.this\": 3600}}");
            sdk.update(stackId, BOTH, Map.of());
            String jobId = sdk.createJob(stackId, Network.autoApproved()).getId();
            while (!sdk.logText(jobId).contains("oci_core_subnet.this: Creating...")) {
                assertThat(sdk.job(jobId).getLifecycleState())
                        .as(sdk.logText(jobId))
                        .isIn(Job.LifecycleState.Accepted, Job.LifecycleState.InProgress);
            }
            List<ProcessHandle> started;
            try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
                started = all.toList();
            }
            assertThat(started).as("Terraform and its watch").hasSizeGreaterThanOrEqualTo(2);
            sdk.client.cancelJob(
                    CancelJobRequest.builder().jobId(jobId).isForced(true).build());
            Job canceled = sdk.finished(jobId);
            assertThat(canceled.getLifecycleState()).isEqualTo(Job.LifecycleState.Canceled);
            assertThat(canceled.getCancellationDetails().getIsForced()).isTrue();
            for (ProcessHandle process : started) {
                assertThat(process.onExit()
                                .completeOnTimeout(process, 20, TimeUnit.SECONDS)
                                .join()
                                .isAlive())
                        .as(process.info().toString())
                        .isFalse();
            }
            assertThat(state(sdk, stackId)).isEqualTo(before);
            try (Stream<Path> left = Files.list(directory.resolve("state/engine/jobs"))) {
                assertThat(left).isEmpty();
            }

            Files.delete(control);
            assertThat(sdk.logText(sdk.run(stackId, Network.autoApproved()).getId()))
                    .contains("Apply complete! Resources: 1 added, 0 changed, 0 destroyed.");
            assertThat(state(sdk, stackId).path("lineage")).isEqualTo(before.path("lineage"));
            Job destroyed =
                    sdk.run(stackId, CreateDestroyJobOperationDetails.builder().build());
            assertThat(sdk.logText(destroyed.getId())).contains("Destroy complete! Resources: 2 destroyed.");
        }
    }

    private static JsonNode state(Sdk sdk, String stackId) throws IOException {
        try (InputStream state = sdk.client
                .getStackTfState(
                        GetStackTfStateRequest.builder().stackId(stackId).build())
                .getInputStream()) {
            return Json.read(state.readAllBytes());
        }
    }
}
