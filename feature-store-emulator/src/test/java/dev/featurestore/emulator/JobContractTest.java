package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.ApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.AssociatedResourceSummary;
import com.oracle.bmc.resourcemanager.model.CreateDestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.FailureDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobOutputSummary;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.model.UpdateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.requests.ListJobAssociatedResourcesRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.requests.ListStackAssociatedResourcesRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs run by the built-in engine, as Oracle's own client sees them. */
class JobContractTest {

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud(100_000);

    @Test
    void appliesAStack() {
        String stackId = Network.stack(CLOUD.sdk());
        Job created = CLOUD.sdk().createJob(stackId, Network.autoApproved());
        assertThat(created.getId()).matches("ocid1\\.ormjob\\.oc1\\.iad\\.[a-z2-7]{60}");
        assertThat(created.getLifecycleState()).isEqualTo(Job.LifecycleState.Accepted);
        assertThat(created.getTimeFinished()).isNull();
        Job job = CLOUD.sdk().finished(created.getId());
        assertThat(job.getLifecycleState())
                .as(CLOUD.sdk().logText(job.getId()))
                .isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(job.getOperation()).isEqualTo(Job.Operation.Apply);
        assertThat(job.getStackId()).isEqualTo(stackId);
        assertThat(job.getTimeFinished()).isNotNull();
        assertThat(job.getFailureDetails()).isNull();
        assertThat(job.getVariables()).isEqualTo(Network.VARIABLES);
        assertThat(((ApplyJobOperationDetails) job.getJobOperationDetails()).getExecutionPlanStrategy())
                .isEqualTo(ApplyJobOperationDetails.ExecutionPlanStrategy.AutoApproved);
        assertThat(CLOUD.sdk().logText(job.getId())).contains("Apply complete! Resources: 2 added");
        assertThat(CLOUD.sdk().outputs(job.getId())).singleElement().satisfies(output -> {
            assertThat(output.getOutputName()).isEqualTo("vcn_id");
            assertThat(output.getOutputValue()).startsWith("ocid1.vcn.");
            assertThat(output.getDescription()).isEqualTo("The network");
            assertThat(output.getIsSensitive()).isFalse();
        });
    }

    @Test
    void outputsChangeWhenTheConfigurationChanges() {
        String stackId = Network.stack(CLOUD.sdk());
        Job first = CLOUD.sdk().run(stackId, Network.autoApproved());
        assertThat(CLOUD.sdk().outputs(first.getId()))
                .extracting(JobOutputSummary::getOutputName)
                .containsExactly("vcn_id");
        CLOUD.sdk()
                .update(
                        stackId,
                        Network.MAIN + "output \"subnet_id\" {\n  value = oci_core_subnet.this.id\n}\n",
                        Network.VARIABLES);
        Job second = CLOUD.sdk().run(stackId, Network.autoApproved());
        assertThat(CLOUD.sdk().outputs(second.getId()))
                .extracting(JobOutputSummary::getOutputName)
                .containsExactly("subnet_id", "vcn_id");
        assertThat(CLOUD.sdk().outputs(second.getId()).get(1).getOutputValue())
                .isEqualTo(CLOUD.sdk().outputs(first.getId()).get(0).getOutputValue());
    }

    @Test
    void destroysWhatItMade() {
        String stackId = Network.stack(CLOUD.sdk());
        CLOUD.sdk().run(stackId, Network.autoApproved());
        Job job = CLOUD.sdk()
                .run(stackId, CreateDestroyJobOperationDetails.builder().build());
        assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(CLOUD.sdk().logText(job.getId())).contains("Destroy complete! Resources: 2 destroyed");
        assertThat(CLOUD.sdk()
                        .client
                        .listStackAssociatedResources(ListStackAssociatedResourcesRequest.builder()
                                .stackId(stackId)
                                .build())
                        .getAssociatedResourcesCollection()
                        .getItems())
                .isEmpty();
        assertThat(CLOUD.sdk().outputs(job.getId())).isEmpty();
    }

    @Test
    void failsAtTheResourceThatTheControlFileNames() throws IOException {
        Path control = CLOUD.directory().resolve("control.json");
        try {
            Files.writeString(control, """
                    {"failAt": {"oci_core_subnet.this": "404-NotAuthorizedOrNotFound, Authorization failed"}}
                    """);
            String stackId = Network.stack(CLOUD.sdk());
            Job job = CLOUD.sdk().run(stackId, Network.autoApproved());
            assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Failed);
            assertThat(job.getFailureDetails().getCode()).isEqualTo(FailureDetails.Code.TerraformExecutionError);
            assertThat(CLOUD.sdk().logText(job.getId())).contains("404-NotAuthorizedOrNotFound");
            assertThat(CLOUD.sdk()
                            .client
                            .listJobAssociatedResources(ListJobAssociatedResourcesRequest.builder()
                                    .jobId(job.getId())
                                    .build())
                            .getAssociatedResourcesCollection()
                            .getItems())
                    .extracting(AssociatedResourceSummary::getResourceAddress)
                    .containsExactly("oci_core_vcn.this");
            Files.delete(control);
            assertThat(CLOUD.sdk().run(stackId, Network.autoApproved()).getLifecycleState())
                    .isEqualTo(Job.LifecycleState.Succeeded);
        } finally {
            Files.deleteIfExists(control);
        }
    }

    @Test
    void anUnknownWorkingDirectoryFailsTheJob() {
        String stackId = CLOUD.sdk()
                .createStack("nowhere", Network.FILES, Network.VARIABLES)
                .getId();
        CLOUD.sdk()
                .client
                .updateStack(UpdateStackRequest.builder()
                        .stackId(stackId)
                        .updateStackDetails(UpdateStackDetails.builder()
                                .configSource(UpdateZipUploadConfigSourceDetails.builder()
                                        .workingDirectory("nowhere")
                                        .build())
                                .build())
                        .build());
        Job job = CLOUD.sdk().run(stackId, Network.autoApproved());
        assertThat(job.getFailureDetails().getCode()).isEqualTo(FailureDetails.Code.InvalidWorkingDirectory);
        assertThat(job.getWorkingDirectory()).isEqualTo("nowhere");
    }

    @Test
    void listsJobsOfAStack() {
        String stackId = Network.stack(CLOUD.sdk());
        String first = CLOUD.sdk().run(stackId, Network.plan()).getId();
        String second = CLOUD.sdk().run(stackId, Network.autoApproved()).getId();
        assertThat(CLOUD.sdk()
                        .client
                        .listJobs(ListJobsRequest.builder().stackId(stackId).build())
                        .getItems())
                .extracting(JobSummary::getId)
                .containsExactly(second, first);
        assertThat(CLOUD.sdk()
                        .client
                        .listJobs(ListJobsRequest.builder()
                                .stackId(stackId)
                                .lifecycleState(Job.LifecycleState.Failed)
                                .build())
                        .getItems())
                .isEmpty();
        assertThat(Sdk.refusal(() -> CLOUD.sdk()
                                .client
                                .listJobs(ListJobsRequest.builder().build()))
                        .getServiceCode())
                .isEqualTo("MissingParameter");
    }
}
