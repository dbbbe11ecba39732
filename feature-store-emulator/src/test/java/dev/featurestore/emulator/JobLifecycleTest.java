package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.FailureDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.LogEntry;
import com.oracle.bmc.resourcemanager.requests.CancelJobRequest;
import com.oracle.bmc.resourcemanager.requests.CreateJobRequest;
import com.oracle.bmc.resourcemanager.requests.DeleteStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobTfStateRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfStateRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobOutputsRequest;
import com.oracle.bmc.resourcemanager.responses.GetJobLogsResponse;
import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.JobOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs held at a point by the test. */
@Timeout(60)
class JobLifecycleTest {

    private static final CreatePlanJobOperationDetails PLAN =
            CreatePlanJobOperationDetails.builder().build();
    private static final CreateApplyJobOperationDetails APPLY =
            CreateApplyJobOperationDetails.builder().build();

    @TempDir
    Path directory;

    private final HeldEngine patient = new HeldEngine(true);
    private final HeldEngine stubborn = new HeldEngine(false);
    private HeldEngine engine = patient;
    private EmbeddedCloud cloud;
    private Sdk sdk;
    private String stackId;

    @BeforeEach
    void start() {
        cloud = EmbeddedCloud.open(TestOptions.in(directory), Clock.systemUTC(), (speed, faults) -> engine);
        sdk = new Sdk(cloud);
        stackId = sdk.createStack("held", Map.of("main.tf", ""), Map.of()).getId();
    }

    @AfterEach
    void stop() {
        sdk.close();
        cloud.close(Duration.ZERO);
    }

    private void cancel(String jobId, boolean forced) {
        sdk.client.cancelJob(
                CancelJobRequest.builder().jobId(jobId).isForced(forced).build());
    }

    @Test
    void runsOneJobPerStackAtATime() {
        String first = sdk.createJob(stackId, PLAN).getId();
        engine.begun();
        assertThat(sdk.job(first).getLifecycleState()).isEqualTo(Job.LifecycleState.InProgress);
        BmcException refusal = Sdk.refusal(() -> sdk.createJob(stackId, PLAN));
        assertThat(refusal.getStatusCode()).isEqualTo(409);
        assertThat(refusal.getServiceCode()).isEqualTo("IncorrectState");
        String other = sdk.createStack("other", Map.of("main.tf", ""), Map.of()).getId();
        String second = sdk.createJob(other, PLAN).getId();
        engine.begun();
        engine.end(HeldEngine.SUCCEEDED);
        engine.end(HeldEngine.SUCCEEDED);
        sdk.finished(first);
        sdk.finished(second);
        sdk.createJob(stackId, PLAN);
    }

    @Test
    void keepsAStackWhoseJobRuns() {
        String jobId = sdk.createJob(stackId, PLAN).getId();
        DeleteStackRequest deletion =
                DeleteStackRequest.builder().stackId(stackId).build();
        assertThat(Sdk.refusal(() -> sdk.client.deleteStack(deletion)).getServiceCode())
                .isEqualTo("IncorrectState");
        engine.end(HeldEngine.SUCCEEDED);
        sdk.finished(jobId);
        sdk.client.deleteStack(deletion);
        assertThat(sdk.job(jobId).getStackId()).isEqualTo(stackId);
    }

    @Test
    void refusesFilesOfAJobThatIsNotFinished() throws IOException {
        String jobId = sdk.createJob(stackId, APPLY).getId();
        GetJobTfStateRequest state = GetJobTfStateRequest.builder().jobId(jobId).build();
        ListJobOutputsRequest outputs =
                ListJobOutputsRequest.builder().jobId(jobId).build();
        assertThat(Sdk.refusal(() -> sdk.client.getJobTfState(state)).getStatusCode())
                .isEqualTo(409);
        assertThat(Sdk.refusal(() -> sdk.client.listJobOutputs(outputs)).getStatusCode())
                .isEqualTo(409);
        engine.end(outcome("{}"));
        sdk.finished(jobId);
        try (InputStream in = sdk.client.getJobTfState(state).getInputStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("{}");
        }
        assertThat(sdk.client.listJobOutputs(outputs).getJobOutputsCollection().getItems())
                .isEmpty();
    }

    private static JobOutcome outcome(String state) {
        return new JobOutcome(
                false,
                Optional.empty(),
                Optional.of(state.getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Test
    void keepsTheStateOfAFailedJobForTheNextOne() throws IOException {
        String jobId = sdk.createJob(stackId, APPLY).getId();
        assertThat(engine.begun().priorState()).isEmpty();
        JobOutcome half = outcome("{\"half\": true}");
        engine.end(new JobOutcome(
                false,
                Optional.of(new Failure("TERRAFORM_EXECUTION_ERROR", "half way")),
                half.state(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
        Job failed = sdk.finished(jobId);
        assertThat(failed.getLifecycleState()).isEqualTo(Job.LifecycleState.Failed);
        assertThat(failed.getFailureDetails().getCode()).isEqualTo(FailureDetails.Code.TerraformExecutionError);
        assertThat(failed.getFailureDetails().getMessage()).isEqualTo("half way");
        try (InputStream in = sdk.client
                .getStackTfState(
                        GetStackTfStateRequest.builder().stackId(stackId).build())
                .getInputStream()) {
            assertThat(in.readAllBytes()).isEqualTo(half.state().orElseThrow());
        }
        sdk.createJob(stackId, APPLY);
        assertThat(engine.begun().priorState().orElseThrow())
                .isEqualTo(half.state().orElseThrow());
    }

    @Test
    void cancelsAJobWhenItsEngineNotices() {
        String jobId = sdk.createJob(stackId, APPLY).getId();
        engine.begun();
        cancel(jobId, false);
        Job job = sdk.finished(jobId);
        assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Canceled);
        assertThat(job.getCancellationDetails().getIsForced()).isFalse();
        assertThat(sdk.logText(jobId)).isEqualTo("begun\ncanceled");
        assertThat(Sdk.refusal(() -> cancel(jobId, false)).getServiceCode()).isEqualTo("IncorrectState");
    }

    @Test
    void cancelsByForceWhatDoesNotNotice() {
        engine = stubborn;
        String jobId = sdk.createJob(stackId, APPLY).getId();
        engine.begun();
        cancel(jobId, false);
        assertThat(sdk.job(jobId).getLifecycleState()).isEqualTo(Job.LifecycleState.Canceling);
        cancel(jobId, true);
        Job job = sdk.finished(jobId);
        assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Canceled);
        assertThat(job.getCancellationDetails().getIsForced()).isTrue();
        assertThat(sdk.logText(jobId)).contains("canceled by force");
    }

    @Test
    void whateverAnEngineThrowsFailsItsJobAndNothingElse() {
        List<Runnable> faults = List.of(
                () -> {
                    throw new IllegalStateException("broken");
                },
                () -> {
                    throw new StackOverflowError("too deep");
                },
                () -> {
                    throw new OutOfMemoryError("too large");
                });
        for (Runnable fault : faults) {
            engine.step(log -> fault.run());
            Job job = sdk.run(stackId, APPLY);
            assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Failed);
            assertThat(job.getFailureDetails().getCode()).isEqualTo(FailureDetails.Code.InternalServiceError);
            assertThat(sdk.logText(job.getId()))
                    .isEqualTo("begun\nError: " + job.getFailureDetails().getMessage());
        }
        engine.end(HeldEngine.SUCCEEDED);
        assertThat(sdk.run(stackId, APPLY).getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
    }

    @Test
    void aRetriedCreationAnswersTheSameJob() {
        CreateJobRequest request = CreateJobRequest.builder()
                .opcRetryToken(UUID.randomUUID().toString())
                .createJobDetails(CreateJobDetails.builder()
                        .stackId(stackId)
                        .operation(Job.Operation.Plan)
                        .build())
                .build();
        Job first = sdk.client.createJob(request).getJob();
        engine.begun();
        assertThat(sdk.client.createJob(request).getJob()).isEqualTo(first);
    }

    @Test
    void refusesOperationsThatContradictEachOther() {
        BmcException refusal = Sdk.refusal(() -> sdk.client.createJob(CreateJobRequest.builder()
                .createJobDetails(CreateJobDetails.builder()
                        .stackId(stackId)
                        .operation(Job.Operation.Destroy)
                        .jobOperationDetails(PLAN)
                        .build())
                .build()));
        assertThat(refusal.getServiceCode()).isEqualTo("InvalidParameter");
    }

    @Test
    void aMalformedControlFileIsNamedInEveryAnswer() throws IOException {
        Path control = directory.toRealPath().resolve("control.json");
        Files.writeString(control, "{\n  \"speed\": ,\n}");
        BmcException refusal = Sdk.refusal(() -> sdk.createJob(stackId, PLAN));
        assertThat(refusal.getServiceCode()).isEqualTo("InvalidControlFile");
        assertThat(refusal.getMessage()).contains(control.toString(), "line 2");
        for (String malformed : List.of(
                "[]",
                "{\"sped\": 1}",
                "{\"speed\": 0}",
                "{\"failAt\": 1}",
                "{\"failAt\": {\"a.b\": 1}}",
                "{\"drift\": {\"a.b\": \"GONE\"}}",
                "{\"latency\": -1}",
                "{\"rate429\": 1.5}",
                "{\"rate429\": 0.6, \"rateDropAfter\": 0.6}",
                "{\"seed\": \"x\"}",
                "{\"logsAtEnd\": 1}",
                "{\"jobTakes\": true}",
                "{\"jobLimit\": 1.5}")) {
            Files.writeString(control, malformed);
            assertThat(Sdk.refusal(() -> sdk.job(stackId)).getMessage())
                    .as(malformed)
                    .contains(control.toString());
        }
        // An empty file, as while it is being written.
        Files.writeString(control, "");
        engine.end(HeldEngine.SUCCEEDED);
        assertThat(sdk.run(stackId, PLAN).getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
    }

    @Test
    void aReaderOfARunningJobLosesAndRepeatsNothing() {
        String jobId = sdk.createJob(stackId, APPLY).getId();
        engine.begun();
        int total = 3000;
        engine.step(log -> IntStream.range(0, total).forEach(i -> log.info("line " + i)));
        engine.end(HeldEngine.SUCCEEDED);
        List<String> read = new ArrayList<>();
        @Nullable String page = null;
        int seenOfPage = 0;
        boolean finished = false;
        while (true) {
            GetJobLogsResponse response = sdk.client.getJobLogs(
                    GetJobLogsRequest.builder().jobId(jobId).limit(7).page(page).build());
            List<LogEntry> items = response.getItems();
            items.stream().skip(seenOfPage).map(LogEntry::getMessage).forEach(read::add);
            seenOfPage = items.size();
            if (response.getOpcNextPage() != null) {
                page = response.getOpcNextPage();
                seenOfPage = 0;
            } else if (finished) {
                break;
            } else {
                finished = sdk.job(jobId).getLifecycleState() == Job.LifecycleState.Succeeded;
            }
        }
        List<String> expected = new ArrayList<>(List.of("begun"));
        IntStream.range(0, total).mapToObj(i -> "line " + i).forEach(expected::add);
        assertThat(read).isEqualTo(expected);
    }
}
