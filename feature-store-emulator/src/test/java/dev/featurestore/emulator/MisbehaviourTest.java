package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanRollbackJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.requests.CancelJobRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobOutputsRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Simulated faults by start options and by the control file. */
@Timeout(60)
@SuppressWarnings("NullAway.Init")
class MisbehaviourTest {

    private static final String STACKS = "/20180917/stacks?compartmentId=" + Sdk.COMPARTMENT;
    private static final CreatePlanJobOperationDetails PLAN =
            CreatePlanJobOperationDetails.builder().build();
    private static final CreateApplyJobOperationDetails APPLY =
            CreateApplyJobOperationDetails.builder().build();

    @TempDir
    Path directory;

    private final HeldEngine engine = new HeldEngine(true);
    private EmbeddedCloud cloud;
    private Sdk sdk;

    private void start(EmbeddedCloudOptions options) {
        cloud = EmbeddedCloud.open(options);
        sdk = new Sdk(cloud);
    }

    private void startHeld(String... settings) {
        cloud = EmbeddedCloud.open(
                TestOptions.with(directory, 240, settings), Clock.systemUTC(), (speed, faults) -> engine);
        sdk = new Sdk(cloud);
    }

    @AfterEach
    void stop() throws IOException {
        Files.deleteIfExists(directory.resolve("control.json"));
        sdk.close();
        cloud.close(Duration.ZERO);
    }

    private void control(String control) {
        try {
            Files.writeString(directory.resolve("control.json"), control);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int status() {
        return new SignedRequest(cloud, "GET", STACKS).send().statusCode();
    }

    private List<Integer> statuses(int count) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(status());
        }
        return statuses;
    }

    private String stack(String name) {
        return sdk.createStack(name, Map.of("main.tf", ""), Map.of()).getId();
    }

    @Test
    void answersWithErrorsAtTheirRatesAndTheSameOnesForTheSameSeed() {
        start(TestOptions.with(directory, 240, "rate429", "0.3", "rate5xx", "0.3", "seed", "7"));
        List<Integer> first = statuses(60);
        assertThat(Set.copyOf(first)).contains(200, 429, 503).isSubsetOf(200, 429, 500, 502, 503, 504);
        control("{\"seed\": 8}");
        assertThat(statuses(60)).isNotEqualTo(first);
        control("{\"seed\": 7}");
        assertThat(statuses(60)).isEqualTo(first);
        control("{\"rate429\": 1, \"rate5xx\": 0}");
        BmcException refusal = Sdk.refusal(() -> stack("x"));
        assertThat(refusal.getStatusCode()).isEqualTo(429);
        assertThat(refusal.getServiceCode()).isEqualTo("TooManyRequests");
    }

    @Test
    void dropsConnectionsBeforeOrAfterTheWorkIsDone() throws IOException {
        start(TestOptions.in(directory));
        control("{\"rateDropBefore\": 1}");
        assertThatThrownBy(() -> stack("before")).isInstanceOf(BmcException.class);
        control("{\"rateDropAfter\": 1}");
        assertThatThrownBy(() -> stack("after")).isInstanceOf(BmcException.class);
        Files.delete(directory.resolve("control.json"));
        String found = new SignedRequest(cloud, "GET", STACKS).send().body();
        assertThat(found).contains("\"after\"").doesNotContain("\"before\"");
    }

    @Test
    void answersLate() {
        start(TestOptions.in(directory));
        control("{\"latency\": 0.4}");
        long begin = System.nanoTime();
        assertThat(status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void keepsTheLogToItsEnd() {
        startHeld("logsAtEnd", "true");
        String jobId = sdk.createJob(stack("x"), PLAN).getId();
        engine.begun();
        engine.step(log -> log.info("one"));
        assertThat(sdk.log(jobId, 10)).isEmpty();
        engine.end(HeldEngine.SUCCEEDED);
        sdk.finished(jobId);
        assertThat(sdk.logText(jobId)).contains("begun", "one");
    }

    @Test
    void refusesFilesForASecondAfterTheJobUnlessToldOtherwise() {
        MovableClock clock = new MovableClock();
        cloud = EmbeddedCloud.open(EmbeddedCloudOptions.in(directory), clock, (speed, faults) -> engine);
        sdk = new Sdk(cloud);
        String jobId = sdk.createJob(stack("x"), APPLY).getId();
        engine.end(HeldEngine.SUCCEEDED);
        sdk.finished(jobId);
        ListJobOutputsRequest outputs =
                ListJobOutputsRequest.builder().jobId(jobId).build();
        assertThat(Sdk.refusal(() -> sdk.client.listJobOutputs(outputs)).getServiceCode())
                .isEqualTo("IncorrectState");
        clock.now = clock.now.plusMillis(999);
        assertThat(Sdk.refusal(() -> sdk.client.listJobOutputs(outputs)).getStatusCode())
                .isEqualTo(409);
        clock.now = clock.now.plusMillis(1);
        sdk.client.listJobOutputs(outputs);
    }

    @Test
    void letsAJobTakeAsLongAsItIsTold() {
        start(TestOptions.with(directory, 1, "jobTakes", "1.5"));
        Job job = sdk.run(
                sdk.createStack("x", Map.of("main.tf", "resource \"oci_mysql_mysql_db_system\" \"x\" {}\n"), Map.of())
                        .getId(),
                APPLY);
        assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(Duration.between(
                        job.getTimeCreated().toInstant(), job.getTimeFinished().toInstant()))
                .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(20));
        assertThat(sdk.logText(job.getId())).contains("Creation complete after 12m0s");
        control("{\"jobTakes\": 3600}");
        String hours = sdk.createJob(stack("y"), PLAN).getId();
        sdk.client.cancelJob(CancelJobRequest.builder().jobId(hours).build());
        assertThat(sdk.finished(hours).getLifecycleState()).isEqualTo(Job.LifecycleState.Canceled);
    }

    @Test
    void limitsTheJobsOfAllStacks() {
        startHeld("jobLimit", "2");
        sdk.createJob(stack("one"), PLAN);
        sdk.createJob(stack("two"), PLAN);
        String third = stack("three");
        BmcException refusal = Sdk.refusal(() -> sdk.createJob(third, PLAN));
        assertThat(refusal.getStatusCode()).isEqualTo(429);
        assertThat(refusal.getServiceCode()).isEqualTo("LimitExceeded");
        control("{\"jobLimit\": 3}");
        sdk.createJob(third, PLAN);
    }

    @Test
    void refusesRollbackJobsIfToldSo() {
        startHeld("rollbackJobs", "false");
        String stackId = stack("back");
        BmcException refusal = Sdk.refusal(() -> sdk.createJob(
                stackId,
                CreatePlanRollbackJobOperationDetails.builder()
                        .targetRollbackJobId("ocid1.ormjob.oc1.iad.unknown")
                        .build()));
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal.getMessage()).contains("PLAN_ROLLBACK is turned off in this cloud.");
        sdk.createJob(stackId, PLAN);
    }

    @Test
    void queuesJobsOfAStackIfToldSo() {
        startHeld("queueJobs", "true");
        String stackId = stack("queue");
        String first = sdk.createJob(stackId, APPLY).getId();
        String second = sdk.createJob(stackId, APPLY).getId();
        String third = sdk.createJob(stackId, APPLY).getId();
        assertThat(engine.begun().jobId()).isEqualTo(first);
        assertThat(sdk.job(second).getLifecycleState()).isEqualTo(Job.LifecycleState.Accepted);
        sdk.client.cancelJob(CancelJobRequest.builder().jobId(second).build());
        assertThat(sdk.job(second).getLifecycleState()).isEqualTo(Job.LifecycleState.Canceled);
        engine.end(HeldEngine.SUCCEEDED);
        assertThat(engine.begun().jobId()).isEqualTo(third);
        engine.end(HeldEngine.SUCCEEDED);
        assertThat(sdk.finished(third).getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
        assertThat(sdk.job(first).getLifecycleState()).isEqualTo(Job.LifecycleState.Succeeded);
    }

    /** Stands still where the test puts it. */
    private static final class MovableClock extends Clock {

        volatile Instant now = Clock.systemUTC().instant();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
