package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.ChangeStackCompartmentDetails;
import com.oracle.bmc.resourcemanager.model.Stack;
import com.oracle.bmc.resourcemanager.model.WorkRequest;
import com.oracle.bmc.resourcemanager.requests.ChangeStackCompartmentRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetWorkRequestRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.requests.ListWorkRequestLogsRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stack moves into another compartment, with its jobs. */
@Timeout(60)
class CompartmentChangeContractTest {

    private static final String OTHER = "ocid1.compartment.oc1..other";

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud(100_000);

    @Test
    void movesAStackAndItsJobs() {
        Sdk sdk = CLOUD.sdk();
        String stackId = Network.stack(sdk);
        String jobId = sdk.run(stackId, Network.autoApproved()).getId();
        String workId = sdk.client
                .changeStackCompartment(ChangeStackCompartmentRequest.builder()
                        .stackId(stackId)
                        .changeStackCompartmentDetails(ChangeStackCompartmentDetails.builder()
                                .compartmentId(OTHER)
                                .build())
                        .build())
                .getOpcWorkRequestId();
        WorkRequest work = sdk.client
                .getWorkRequest(
                        GetWorkRequestRequest.builder().workRequestId(workId).build())
                .getWorkRequest();
        assertThat(work.getOperationType()).isEqualTo(WorkRequest.OperationType.ChangeStackCompartment);
        assertThat(work.getStatus()).isEqualTo(WorkRequest.Status.Succeeded);
        assertThat(sdk.client
                        .listWorkRequestLogs(ListWorkRequestLogsRequest.builder()
                                .workRequestId(workId)
                                .build())
                        .getItems())
                .singleElement()
                .satisfies(line -> assertThat(line.getMessage()).contains(OTHER));
        Stack moved = sdk.client
                .getStack(GetStackRequest.builder().stackId(stackId).build())
                .getStack();
        assertThat(moved.getCompartmentId()).isEqualTo(OTHER);
        // It is not a detection of drift.
        assertThat(moved.getStackDriftStatus()).isEqualTo(Stack.StackDriftStatus.NotChecked);
        assertThat(sdk.client
                        .listJobs(ListJobsRequest.builder().compartmentId(OTHER).build())
                        .getItems())
                .singleElement()
                .satisfies(job -> assertThat(job.getId()).isEqualTo(jobId));
    }
}
