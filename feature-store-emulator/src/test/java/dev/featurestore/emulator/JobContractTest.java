package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.model.ApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.AssociatedResourceSummary;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateDestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.FailureDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobOutputSummary;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import com.oracle.bmc.resourcemanager.model.LogEntry;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.model.UpdateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsContentRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobTfConfigRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobTfPlanRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobTfStateRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfStateRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobAssociatedResourcesRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobOutputsRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.requests.ListStackAssociatedResourcesRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs run by the built-in engine, as Oracle's own client sees them. */
class JobContractTest {

    private static final String MAIN = """
            variable "compartment_ocid" {
              type = string
            }

            resource "oci_core_vcn" "this" {
              compartment_id = var.compartment_ocid
              cidr_block     = "10.0.0.0/16"
            }

            resource "oci_core_subnet" "this" {
              compartment_id = var.compartment_ocid
              vcn_id         = oci_core_vcn.this.id
              cidr_block     = "10.0.1.0/24"
            }

            output "vcn_id" {
              description = "The network"
              value       = oci_core_vcn.this.id
            }
            """;

    private static final Map<String, String> FILES = Map.of("main.tf", MAIN);
    private static final Map<String, String> VARIABLES = Map.of("compartment_ocid", Sdk.COMPARTMENT);

    @TempDir
    static Path directory;

    private static EmbeddedCloud cloud;
    private static Sdk sdk;

    @BeforeAll
    static void start() {
        cloud = EmbeddedCloud.open(TestOptions.with(directory, 100_000));
        sdk = new Sdk(cloud);
    }

    @AfterAll
    static void stop() {
        sdk.close();
        cloud.close();
    }

    private static CreateApplyJobOperationDetails.Builder apply() {
        return CreateApplyJobOperationDetails.builder();
    }

    private static CreateApplyJobOperationDetails autoApproved() {
        return apply().executionPlanStrategy(ApplyJobOperationDetails.ExecutionPlanStrategy.AutoApproved)
                .build();
    }

    private static CreatePlanJobOperationDetails plan() {
        return CreatePlanJobOperationDetails.builder().build();
    }

    private static String stack() {
        return sdk.createStack("jobs", FILES, VARIABLES).getId();
    }

    private static List<JobOutputSummary> outputs(String jobId) {
        return sdk.client
                .listJobOutputs(ListJobOutputsRequest.builder().jobId(jobId).build())
                .getJobOutputsCollection()
                .getItems();
    }

    private static JsonNode json(InputStream in) {
        try (in) {
            return Json.read(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void update(String stackId, String main, Map<String, String> variables) {
        sdk.client.updateStack(UpdateStackRequest.builder()
                .stackId(stackId)
                .updateStackDetails(UpdateStackDetails.builder()
                        .configSource(UpdateZipUploadConfigSourceDetails.builder()
                                .zipFileBase64Encoded(Zips.base64(Map.of("main.tf", main)))
                                .build())
                        .variables(variables)
                        .build())
                .build());
    }

    @Test
    void appliesAStack() {
        String stackId = stack();
        Job created = sdk.createJob(stackId, autoApproved());
        assertThat(created.getId()).matches("ocid1\\.ormjob\\.oc1\\.iad\\.[a-z2-7]{60}");
        assertThat(created.getLifecycleState()).isEqualTo(Job.LifecycleState.Accepted);
        assertThat(created.getTimeFinished()).isNull();
        Job job = sdk.finished(created.getId());
        assertThat(job.getLifecycleState()).as(sdk.logText(job.getId())).isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(job.getOperation()).isEqualTo(Job.Operation.Apply);
        assertThat(job.getStackId()).isEqualTo(stackId);
        assertThat(job.getTimeFinished()).isNotNull();
        assertThat(job.getFailureDetails()).isNull();
        assertThat(job.getVariables()).isEqualTo(VARIABLES);
        assertThat(((ApplyJobOperationDetails) job.getJobOperationDetails()).getExecutionPlanStrategy())
                .isEqualTo(ApplyJobOperationDetails.ExecutionPlanStrategy.AutoApproved);
        assertThat(sdk.logText(job.getId())).contains("Apply complete! Resources: 2 added");
        assertThat(outputs(job.getId())).singleElement().satisfies(output -> {
            assertThat(output.getOutputName()).isEqualTo("vcn_id");
            assertThat(output.getOutputValue()).startsWith("ocid1.vcn.");
            assertThat(output.getDescription()).isEqualTo("The network");
            assertThat(output.getIsSensitive()).isFalse();
        });
    }

    @Test
    void outputsChangeWhenTheConfigurationChanges() {
        String stackId = stack();
        Job first = sdk.run(stackId, autoApproved());
        assertThat(outputs(first.getId()))
                .extracting(JobOutputSummary::getOutputName)
                .containsExactly("vcn_id");
        update(stackId, MAIN + "output \"subnet_id\" {\n  value = oci_core_subnet.this.id\n}\n", VARIABLES);
        Job second = sdk.run(stackId, autoApproved());
        assertThat(outputs(second.getId()))
                .extracting(JobOutputSummary::getOutputName)
                .containsExactly("subnet_id", "vcn_id");
        assertThat(outputs(second.getId()).get(1).getOutputValue())
                .isEqualTo(outputs(first.getId()).get(0).getOutputValue());
    }

    @Test
    void keepsStateOfStackAndJob() {
        String stackId = stack();
        Job job = sdk.run(stackId, autoApproved());
        JsonNode ofJob = json(sdk.client
                .getJobTfState(GetJobTfStateRequest.builder().jobId(job.getId()).build())
                .getInputStream());
        JsonNode ofStack = json(sdk.client
                .getStackTfState(
                        GetStackTfStateRequest.builder().stackId(stackId).build())
                .getInputStream());
        assertThat(ofJob).isEqualTo(ofStack);
        assertThat(ofJob.path("version").asInt()).isEqualTo(4);
        List<AssociatedResourceSummary> resources = sdk.client
                .listStackAssociatedResources(ListStackAssociatedResourcesRequest.builder()
                        .stackId(stackId)
                        .build())
                .getAssociatedResourcesCollection()
                .getItems();
        assertThat(resources)
                .extracting(AssociatedResourceSummary::getResourceAddress)
                .containsExactlyInAnyOrder("oci_core_vcn.this", "oci_core_subnet.this");
        assertThat(sdk.client
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
    void destroysWhatItMade() {
        String stackId = stack();
        sdk.run(stackId, autoApproved());
        Job job = sdk.run(stackId, CreateDestroyJobOperationDetails.builder().build());
        assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(sdk.logText(job.getId())).contains("Destroy complete! Resources: 2 destroyed");
        assertThat(sdk.client
                        .listStackAssociatedResources(ListStackAssociatedResourcesRequest.builder()
                                .stackId(stackId)
                                .build())
                        .getAssociatedResourcesCollection()
                        .getItems())
                .isEmpty();
        assertThat(outputs(job.getId())).isEmpty();
    }

    @Test
    void plansInBothFormats() throws IOException {
        Job job = sdk.run(stack(), plan());
        assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        JsonNode json = json(sdk.client
                .getJobTfPlan(GetJobTfPlanRequest.builder()
                        .jobId(job.getId())
                        .tfPlanFormat(GetJobTfPlanRequest.TfPlanFormat.Json)
                        .build())
                .getInputStream());
        assertThat(json.path("resource_changes")).hasSize(2);
        try (InputStream binary = sdk.client
                .getJobTfPlan(GetJobTfPlanRequest.builder().jobId(job.getId()).build())
                .getInputStream()) {
            assertThat(binary.readAllBytes()).isNotEmpty();
        }
        BmcException noState = Sdk.refusal(() -> sdk.client.getJobTfState(
                GetJobTfStateRequest.builder().jobId(job.getId()).build()));
        assertThat(noState.getStatusCode()).isEqualTo(404);
    }

    @Test
    void appliesAPlanWithTheConfigurationThatWasPlanned() {
        String stackId = stack();
        Job planned = sdk.run(stackId, plan());
        update(stackId, "variable \"other\" {}\n", Map.of("other", "x"));
        Job applied = sdk.run(
                stackId,
                apply().executionPlanStrategy(ApplyJobOperationDetails.ExecutionPlanStrategy.FromPlanJobId)
                        .executionPlanJobId(planned.getId())
                        .build());
        assertThat(applied.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(applied.getResolvedPlanJobId()).isEqualTo(planned.getId());
        assertThat(applied.getVariables()).isEqualTo(VARIABLES);
        assertThat(outputs(applied.getId())).hasSize(1);
    }

    @Test
    void refusesPlansThatCannotBeApplied() {
        String stackId = stack();
        CreateApplyJobOperationDetails latest = apply().executionPlanStrategy(
                        ApplyJobOperationDetails.ExecutionPlanStrategy.FromLatestPlanJob)
                .build();
        assertThat(Sdk.refusal(() -> sdk.createJob(stackId, latest)).getStatusCode())
                .isEqualTo(400);
        Job ofAnother = sdk.run(stack(), plan());
        assertThat(Sdk.refusal(() -> sdk.createJob(
                                stackId,
                                apply().executionPlanStrategy(
                                                ApplyJobOperationDetails.ExecutionPlanStrategy.FromPlanJobId)
                                        .executionPlanJobId(ofAnother.getId())
                                        .build()))
                        .getStatusCode())
                .isEqualTo(400);
        Job planned = sdk.run(stackId, plan());
        assertThat(sdk.run(stackId, latest).getResolvedPlanJobId()).isEqualTo(planned.getId());
        Job stale = sdk.run(stackId, latest);
        assertThat(stale.getLifecycleState()).isEqualTo(Job.LifecycleState.Failed);
        assertThat(sdk.logText(stale.getId())).contains("Error: Saved plan is stale");
        update(stackId, "resource {\n", Map.of());
        Job broken = sdk.run(stackId, plan());
        assertThat(broken.getLifecycleState()).isEqualTo(Job.LifecycleState.Failed);
        assertThat(Sdk.refusal(() -> sdk.createJob(stackId, latest)).getServiceCode())
                .isEqualTo("IncorrectState");
    }

    @Test
    void failsAtTheResourceThatTheControlFileNames() throws IOException {
        Path control = directory.resolve("control.json");
        try {
            Files.writeString(control, """
                    {"failAt": {"oci_core_subnet.this": "404-NotAuthorizedOrNotFound, Authorization failed"}}
                    """);
            String stackId = stack();
            Job job = sdk.run(stackId, autoApproved());
            assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Failed);
            assertThat(job.getFailureDetails().getCode()).isEqualTo(FailureDetails.Code.TerraformExecutionError);
            assertThat(sdk.logText(job.getId())).contains("404-NotAuthorizedOrNotFound");
            assertThat(sdk.client
                            .listJobAssociatedResources(ListJobAssociatedResourcesRequest.builder()
                                    .jobId(job.getId())
                                    .build())
                            .getAssociatedResourcesCollection()
                            .getItems())
                    .extracting(AssociatedResourceSummary::getResourceAddress)
                    .containsExactly("oci_core_vcn.this");
            Files.delete(control);
            assertThat(sdk.run(stackId, autoApproved()).getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        } finally {
            Files.deleteIfExists(control);
        }
    }

    @Test
    void anUnknownWorkingDirectoryFailsTheJob() {
        String stackId = sdk.createStack("nowhere", FILES, VARIABLES).getId();
        sdk.client.updateStack(UpdateStackRequest.builder()
                .stackId(stackId)
                .updateStackDetails(UpdateStackDetails.builder()
                        .configSource(UpdateZipUploadConfigSourceDetails.builder()
                                .workingDirectory("nowhere")
                                .build())
                        .build())
                .build());
        Job job = sdk.run(stackId, autoApproved());
        assertThat(job.getFailureDetails().getCode()).isEqualTo(FailureDetails.Code.InvalidWorkingDirectory);
        assertThat(job.getWorkingDirectory()).isEqualTo("nowhere");
    }

    @Test
    void pagesLogsInBothDirections() {
        String jobId = sdk.run(stack(), autoApproved()).getId();
        List<LogEntry> whole = sdk.log(jobId, 1000);
        assertThat(whole).hasSizeGreaterThan(10);
        assertThat(sdk.log(jobId, 3)).isEqualTo(whole);
        assertThat(sdk.log(jobId, whole.size())).isEqualTo(whole);
        List<LogEntry> backwards = new ArrayList<>(sdk.client
                .getJobLogs(GetJobLogsRequest.builder()
                        .jobId(jobId)
                        .sortOrder(GetJobLogsRequest.SortOrder.Desc)
                        .limit(1000)
                        .build())
                .getItems());
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(whole);
        assertThat(whole).allSatisfy(entry -> {
            assertThat(entry.getType()).isEqualTo(LogEntry.Type.TerraformConsole);
            assertThat(entry.getTimestamp()).isNotNull();
        });
    }

    @Test
    void filtersLogsByLevelAndTime() {
        String stackId = sdk.createStack("broken", Map.of("main.tf", "resource {\n"), Map.of())
                .getId();
        Job job = sdk.run(stackId, autoApproved());
        List<LogEntry> errors = sdk.client
                .getJobLogs(GetJobLogsRequest.builder()
                        .jobId(job.getId())
                        .levelGreaterThanOrEqualTo(LogEntry.Level.Error)
                        .type(List.of(LogEntry.Type.TerraformConsole))
                        .timestampGreaterThanOrEqualTo(job.getTimeCreated())
                        .timestampLessThanOrEqualTo(job.getTimeFinished())
                        .build())
                .getItems();
        assertThat(errors)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getLevel()).isEqualTo(LogEntry.Level.Error));
        assertThat(sdk.client
                        .getJobLogs(GetJobLogsRequest.builder()
                                .jobId(job.getId())
                                .timestampGreaterThanOrEqualTo(Date.from(
                                        job.getTimeFinished().toInstant().plusSeconds(60)))
                                .build())
                        .getItems())
                .isEmpty();
    }

    @Test
    void givesTheLogAsText() {
        String jobId = sdk.run(stack(), autoApproved()).getId();
        String text = sdk.client
                .getJobLogsContent(
                        GetJobLogsContentRequest.builder().jobId(jobId).build())
                .getValue();
        assertThat(text.lines())
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\[TERRAFORM_CONSOLE] \\[[A-Z]+] .*"));
        assertThat(text.lines()).hasSameSizeAs(sdk.log(jobId, 1000));
    }

    @Test
    void givesTheConfigurationThatTheJobRanOn() throws IOException {
        String stackId = stack();
        String jobId = sdk.run(stackId, autoApproved()).getId();
        update(stackId, "variable \"other\" {}\n", Map.of());
        try (InputStream zip = sdk.client
                .getJobTfConfig(GetJobTfConfigRequest.builder().jobId(jobId).build())
                .getInputStream()) {
            assertThat(zip.readAllBytes()).isEqualTo(Zips.of(FILES));
        }
    }

    @Test
    void listsJobsOfAStack() {
        String stackId = stack();
        String first = sdk.run(stackId, plan()).getId();
        String second = sdk.run(stackId, autoApproved()).getId();
        assertThat(sdk.client
                        .listJobs(ListJobsRequest.builder().stackId(stackId).build())
                        .getItems())
                .extracting(JobSummary::getId)
                .containsExactly(second, first);
        assertThat(sdk.client
                        .listJobs(ListJobsRequest.builder()
                                .stackId(stackId)
                                .lifecycleState(Job.LifecycleState.Failed)
                                .build())
                        .getItems())
                .isEmpty();
        assertThat(Sdk.refusal(() ->
                                sdk.client.listJobs(ListJobsRequest.builder().build()))
                        .getServiceCode())
                .isEqualTo("MissingParameter");
    }
}
