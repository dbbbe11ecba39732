package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.resourcemanager.model.AssociatedResourceSummary;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.requests.GetJobTfConfigRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobTfStateRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfStateRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobAssociatedResourcesRequest;
import com.oracle.bmc.resourcemanager.requests.ListStackAssociatedResourcesRequest;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a job leaves: its states, resources and configuration. */
class JobFilesContractTest {

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud(100_000);

    private static JsonNode json(InputStream in) {
        try (in) {
            return Json.read(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsStateOfStackAndJob() {
        String stackId = Network.stack(CLOUD.sdk());
        Job job = CLOUD.sdk().run(stackId, Network.autoApproved());
        JsonNode ofJob = json(CLOUD.sdk()
                .client
                .getJobTfState(GetJobTfStateRequest.builder().jobId(job.getId()).build())
                .getInputStream());
        JsonNode ofStack = json(CLOUD.sdk()
                .client
                .getStackTfState(
                        GetStackTfStateRequest.builder().stackId(stackId).build())
                .getInputStream());
        assertThat(ofJob).isEqualTo(ofStack);
        assertThat(ofJob.path("version").asInt()).isEqualTo(4);
        List<AssociatedResourceSummary> resources = CLOUD.sdk()
                .client
                .listStackAssociatedResources(ListStackAssociatedResourcesRequest.builder()
                        .stackId(stackId)
                        .build())
                .getAssociatedResourcesCollection()
                .getItems();
        assertThat(resources)
                .extracting(AssociatedResourceSummary::getResourceAddress)
                .containsExactlyInAnyOrder("oci_core_vcn.this", "oci_core_subnet.this");
        assertThat(CLOUD.sdk()
                        .client
                        .listJobAssociatedResources(ListJobAssociatedResourcesRequest.builder()
                                .jobId(job.getId())
                                .terraformResourceType("oci_core_vcn")
                                .build())
                        .getAssociatedResourcesCollection()
                        .getItems())
                .singleElement()
                .satisfies(vcn -> {
                    assertThat(vcn.getResourceId()).startsWith("ocid1.vcn.");
                    assertThat(vcn.getResourceType()).isEqualTo("oci_core_vcn");
                    assertThat(vcn.getResourceName()).isEqualTo("this");
                });
    }

    @Test
    void givesTheConfigurationThatTheJobRanOn() throws IOException {
        String stackId = Network.stack(CLOUD.sdk());
        String jobId = CLOUD.sdk().run(stackId, Network.autoApproved()).getId();
        CLOUD.sdk().update(stackId, "variable \"other\" {}\n", Map.of());
        try (InputStream zip = CLOUD.sdk()
                .client
                .getJobTfConfig(GetJobTfConfigRequest.builder().jobId(jobId).build())
                .getInputStream()) {
            assertThat(zip.readAllBytes()).isEqualTo(Zips.of(Network.FILES));
        }
    }
}
