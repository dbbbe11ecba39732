package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.resourcemanager.model.ApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.requests.GetJobTfPlanRequest;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plans, and the jobs that apply them. */
class JobPlanContractTest {

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
    void plansInBothFormats() throws IOException {
        Job job = CLOUD.sdk().run(Network.stack(CLOUD.sdk()), Network.plan());
        assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        JsonNode json = json(CLOUD.sdk()
                .client
                .getJobTfPlan(GetJobTfPlanRequest.builder()
                        .jobId(job.getId())
                        .tfPlanFormat(GetJobTfPlanRequest.TfPlanFormat.Json)
                        .build())
                .getInputStream());
        assertThat(json.path("resource_changes")).hasSize(2);
        try (InputStream binary = CLOUD.sdk()
                .client
                .getJobTfPlan(GetJobTfPlanRequest.builder().jobId(job.getId()).build())
                .getInputStream()) {
            assertThat(binary.readAllBytes()).isNotEmpty();
        }
        HttpResponse<String> noState =
                new Wire(CLOUD.cloud()).send("GET", Wire.API + "/jobs/" + job.getId() + "/tfState", "");
        assertThat(noState.statusCode()).isEqualTo(200);
        assertThat(noState.body()).isEmpty();
    }

    @Test
    void appliesAPlanWithTheConfigurationThatWasPlanned() {
        String stackId = Network.stack(CLOUD.sdk());
        Job planned = CLOUD.sdk().run(stackId, Network.plan());
        CLOUD.sdk().update(stackId, "variable \"other\" {}\n", Map.of("other", "x"));
        Job applied = CLOUD.sdk()
                .run(
                        stackId,
                        Network.apply()
                                .executionPlanStrategy(ApplyJobOperationDetails.ExecutionPlanStrategy.FromPlanJobId)
                                .executionPlanJobId(planned.getId())
                                .build());
        assertThat(applied.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(applied.getResolvedPlanJobId()).isEqualTo(planned.getId());
        assertThat(applied.getVariables()).isEqualTo(Network.VARIABLES);
        assertThat(CLOUD.sdk().outputs(applied.getId())).hasSize(1);
    }

    @Test
    void refusesPlansThatCannotBeApplied() {
        String stackId = Network.stack(CLOUD.sdk());
        CreateApplyJobOperationDetails latest = Network.apply()
                .executionPlanStrategy(ApplyJobOperationDetails.ExecutionPlanStrategy.FromLatestPlanJob)
                .build();
        assertThat(Sdk.refusal(() -> CLOUD.sdk().createJob(stackId, latest)).getStatusCode())
                .isEqualTo(400);
        Job ofAnother = CLOUD.sdk().run(Network.stack(CLOUD.sdk()), Network.plan());
        assertThat(Sdk.refusal(() -> CLOUD.sdk()
                                .createJob(
                                        stackId,
                                        Network.apply()
                                                .executionPlanStrategy(
                                                        ApplyJobOperationDetails.ExecutionPlanStrategy.FromPlanJobId)
                                                .executionPlanJobId(ofAnother.getId())
                                                .build()))
                        .getStatusCode())
                .isEqualTo(400);
        Job planned = CLOUD.sdk().run(stackId, Network.plan());
        assertThat(CLOUD.sdk().run(stackId, latest).getResolvedPlanJobId()).isEqualTo(planned.getId());
        Job stale = CLOUD.sdk().run(stackId, latest);
        assertThat(stale.getLifecycleState()).isEqualTo(Job.LifecycleState.Failed);
        assertThat(CLOUD.sdk().logText(stale.getId())).contains("Error: Saved plan is stale");
        CLOUD.sdk().update(stackId, "resource {\n", Map.of());
        Job broken = CLOUD.sdk().run(stackId, Network.plan());
        assertThat(broken.getLifecycleState()).isEqualTo(Job.LifecycleState.Failed);
        assertThat(Sdk.refusal(() -> CLOUD.sdk().createJob(stackId, latest)).getServiceCode())
                .isEqualTo("IncorrectState");
    }
}
