package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.model.ApplyRollbackJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.ApplyRollbackJobOperationDetails.ExecutionPlanRollbackStrategy;
import com.oracle.bmc.resourcemanager.model.CreateApplyRollbackJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanRollbackJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.PlanRollbackJobOperationDetails;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfStateRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** PLAN_ROLLBACK and APPLY_ROLLBACK jobs: back to the configuration and the variables of an earlier apply. */
@Timeout(60)
class RollbackContractTest {

    private static final String SMALL = """
            variable "compartment_ocid" {}

            resource "oci_core_vcn" "this" {
              compartment_id = var.compartment_ocid
            }
            """;

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud(100_000);

    private static Sdk sdk() {
        return CLOUD.sdk();
    }

    private static CreatePlanRollbackJobOperationDetails plan(String target) {
        return CreatePlanRollbackJobOperationDetails.builder()
                .targetRollbackJobId(target)
                .build();
    }

    private static CreateApplyRollbackJobOperationDetails.Builder apply(ExecutionPlanRollbackStrategy strategy) {
        return CreateApplyRollbackJobOperationDetails.builder().executionPlanRollbackStrategy(strategy);
    }

    private static String state(String stackId) throws IOException {
        try (InputStream in = sdk().client
                .getStackTfState(
                        GetStackTfStateRequest.builder().stackId(stackId).build())
                .getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(String stackId, CreatePlanRollbackJobOperationDetails details) {
        return Sdk.refusal(() -> sdk().createJob(stackId, details)).getStatusCode();
    }

    @Test
    void plansARollbackAndAppliesItsPlan() throws IOException {
        String stackId = Network.stack(sdk());
        Job first = sdk().run(stackId, Network.autoApproved());
        sdk().update(stackId, SMALL, Map.of("compartment_ocid", "ocid1.compartment.oc1..other"));
        sdk().run(stackId, Network.autoApproved());
        assertThat(state(stackId)).doesNotContain("oci_core_subnet");

        Job planned = sdk().run(stackId, plan(first.getId()));
        assertThat(planned.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(planned.getOperation()).isEqualTo(Job.Operation.PlanRollback);
        assertThat(((PlanRollbackJobOperationDetails) planned.getJobOperationDetails()).getTargetRollbackJobId())
                .isEqualTo(first.getId());
        assertThat(planned.getVariables()).isEqualTo(Network.VARIABLES);
        assertThat(sdk().logText(planned.getId())).contains("oci_core_subnet.this will be created");
        assertThat(state(stackId)).doesNotContain("oci_core_subnet");

        Job applied = sdk().run(
                        stackId,
                        apply(ExecutionPlanRollbackStrategy.FromPlanRollbackJobId)
                                .executionPlanRollbackJobId(planned.getId())
                                .build());
        assertThat(applied.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(applied.getOperation()).isEqualTo(Job.Operation.ApplyRollback);
        assertThat(applied.getResolvedPlanJobId()).isEqualTo(planned.getId());
        assertThat(applied.getVariables()).isEqualTo(Network.VARIABLES);
        assertThat(((ApplyRollbackJobOperationDetails) applied.getJobOperationDetails())
                        .getExecutionPlanRollbackStrategy())
                .isEqualTo(ExecutionPlanRollbackStrategy.FromPlanRollbackJobId);
        assertThat(state(stackId)).contains("oci_core_subnet");
        assertThat(sdk().outputs(applied.getId())).hasSize(1);
        // The stack itself keeps its configuration.
        assertThat(sdk().client
                        .getStack(GetStackRequest.builder().stackId(stackId).build())
                        .getStack()
                        .getVariables())
                .containsEntry("compartment_ocid", "ocid1.compartment.oc1..other");
    }

    @Test
    void appliesARollbackWithoutAPlan() throws IOException {
        String stackId = Network.stack(sdk());
        Job first = sdk().run(stackId, Network.autoApproved());
        sdk().update(stackId, SMALL, Network.VARIABLES);
        sdk().run(stackId, Network.autoApproved());
        Job applied = sdk().run(
                        stackId,
                        apply(ExecutionPlanRollbackStrategy.AutoApproved)
                                .targetRollbackJobId(first.getId())
                                .build());
        assertThat(applied.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(applied.getResolvedPlanJobId()).isNull();
        assertThat(state(stackId)).contains("oci_core_subnet");
    }

    @Test
    void refusesARollbackToWhatIsNoSuccessfulApply() {
        String stackId = Network.stack(sdk());
        assertThat(status(stackId, plan("ocid1.ormjob.oc1.iad.unknown"))).isEqualTo(400);
        Job planned = sdk().run(stackId, Network.plan());
        assertThat(status(stackId, plan(planned.getId()))).isEqualTo(400);
        Job elsewhere = sdk().run(Network.stack(sdk()), Network.autoApproved());
        assertThat(status(stackId, plan(elsewhere.getId()))).isEqualTo(400);
        assertThat(Sdk.refusal(() -> sdk().createJob(
                                        stackId,
                                        apply(ExecutionPlanRollbackStrategy.FromLatestPlanRollbackJobId)
                                                .build()))
                        .getStatusCode())
                .isEqualTo(400);
        BmcException missing = Sdk.refusal(() -> sdk().createJob(
                        stackId,
                        apply(ExecutionPlanRollbackStrategy.AutoApproved).build()));
        assertThat(missing).hasMessageContaining("targetRollbackJobId");
        sdk().update(stackId, "resource {\n", Map.of());
        Job failed = sdk().run(stackId, Network.autoApproved());
        BmcException notApplied = Sdk.refusal(() -> sdk().createJob(stackId, plan(failed.getId())));
        assertThat(notApplied.getServiceCode()).isEqualTo("IncorrectState");
        assertThat(notApplied).hasMessageContaining("it is FAILED, but must be SUCCEEDED");
    }

    @Test
    void keepsARollbackFromOneStartToTheNext(@TempDir Path folder) {
        String jobId;
        String target;
        try (EmbeddedCloud cloud = EmbeddedCloud.open(TestOptions.with(folder, 100_000));
                Sdk before = new Sdk(cloud)) {
            String stackId = Network.stack(before);
            target = before.run(stackId, Network.autoApproved()).getId();
            jobId = before.run(stackId, plan(target)).getId();
        }
        try (EmbeddedCloud cloud = EmbeddedCloud.open(TestOptions.with(folder, 100_000));
                Sdk after = new Sdk(cloud)) {
            Job job = after.job(jobId);
            assertThat(((PlanRollbackJobOperationDetails) job.getJobOperationDetails()).getTargetRollbackJobId())
                    .isEqualTo(target);
            Job applied = after.run(
                    job.getStackId(),
                    apply(ExecutionPlanRollbackStrategy.FromLatestPlanRollbackJobId)
                            .build());
            assertThat(applied.getResolvedPlanJobId()).isEqualTo(jobId);
            assertThat(applied.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        }
    }
}
