package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.FailureDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.LogEntry;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.model.UpdateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.requests.CancelJobRequest;
import com.oracle.bmc.resourcemanager.requests.CreateJobRequest;
import com.oracle.bmc.resourcemanager.requests.DeleteStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackTfStateRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import dev.featurestore.emulator.engine.JobOutcome;
import dev.featurestore.emulator.store.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is on disk is all that a kill leaves. So a copy of the folder, taken at any moment, is what the next start would
 * find if the process were killed at that moment.
 */
@Timeout(90)
class RestartTest {

    private static final CreateApplyJobOperationDetails APPLY =
            CreateApplyJobOperationDetails.builder().build();

    @TempDir
    Path parent;

    private final HeldEngine engine = new HeldEngine(true);
    private int copies;

    private EmbeddedCloud open(Path directory) {
        return EmbeddedCloud.open(TestOptions.in(directory), Clock.systemUTC(), (speed, faults) -> engine);
    }

    private EmbeddedCloud killedNow(Path directory) throws IOException {
        return open(copy(directory));
    }

    private Path copy(Path directory) throws IOException {
        copies++;
        Path copy = parent.resolve("copy" + copies);
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                Path target = copy.resolve(directory.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        return copy;
    }

    private static void assertFailedByTheKill(Sdk sdk, String jobId) {
        Job job = sdk.job(jobId);
        assertThat(job.getLifecycleState()).isEqualTo(Job.LifecycleState.Failed);
        assertThat(job.getFailureDetails().getCode()).isEqualTo(FailureDetails.Code.InternalServiceError);
        assertThat(job.getTimeFinished()).isNotNull();
        List<LogEntry> log = sdk.log(jobId, 1000);
        assertThat(log.get(log.size() - 1).getLevel()).isEqualTo(LogEntry.Level.Error);
        assertThat(log.get(log.size() - 1).getMessage()).contains("The embedded cloud ended while the job was");
    }

    @Test
    void findsEverythingAfterAKillAtAnyPointOfAJob() throws IOException {
        Path directory = parent.resolve("cloud");
        try (EmbeddedCloud cloud = open(directory);
                Sdk sdk = new Sdk(cloud)) {
            String stackId = sdk.createStack("kept", Map.of("main.tf", ""), Map.of("a", "1"))
                    .getId();
            try (EmbeddedCloud afterCreation = killedNow(directory);
                    Sdk next = new Sdk(afterCreation)) {
                GetStackRequest get = GetStackRequest.builder().stackId(stackId).build();
                assertThat(next.client.getStack(get).getStack())
                        .isEqualTo(sdk.client.getStack(get).getStack());
                assertThat(next.client.getStack(get).getEtag())
                        .isEqualTo(sdk.client.getStack(get).getEtag());
            }

            String jobId = sdk.createJob(stackId, APPLY).getId();
            engine.begun();
            try (EmbeddedCloud inTheMiddle = killedNow(directory);
                    Sdk next = new Sdk(inTheMiddle)) {
                assertFailedByTheKill(next, jobId);
                assertThat(next.log(jobId, 1000))
                        .extracting(LogEntry::getMessage)
                        .startsWith("begun");
                String again = next.createJob(stackId, APPLY).getId();
                engine.begun();
                next.client.cancelJob(CancelJobRequest.builder().jobId(again).build());
                next.finished(again);
            }

            byte[] state = "{\"version\": 4}".getBytes(StandardCharsets.UTF_8);
            engine.end(new JobOutcome(
                    false, Optional.empty(), Optional.of(state), Optional.empty(), Optional.empty(), List.of()));
            Job finished = sdk.finished(jobId);
            try (EmbeddedCloud atTheEnd = killedNow(directory);
                    Sdk next = new Sdk(atTheEnd)) {
                assertThat(next.job(jobId)).isEqualTo(finished);
                assertThat(next.log(jobId, 2)).isEqualTo(sdk.log(jobId, 1000));
                try (InputStream in = next.client
                        .getStackTfState(GetStackTfStateRequest.builder()
                                .stackId(stackId)
                                .build())
                        .getInputStream()) {
                    assertThat(in.readAllBytes()).isEqualTo(state);
                }
                assertThat(next.client
                                .listJobs(ListJobsRequest.builder()
                                        .stackId(stackId)
                                        .build())
                                .getItems())
                        .hasSize(1);
            }
        }
    }

    @Test
    void aRetryTokenOutlivesAKill() throws IOException {
        Path directory = parent.resolve("cloud");
        try (EmbeddedCloud cloud = open(directory);
                Sdk sdk = new Sdk(cloud)) {
            String stackId =
                    sdk.createStack("once", Map.of("main.tf", ""), Map.of()).getId();
            CreateJobRequest request = CreateJobRequest.builder()
                    .opcRetryToken(UUID.randomUUID().toString())
                    .createJobDetails(CreateJobDetails.builder()
                            .stackId(stackId)
                            .jobOperationDetails(APPLY)
                            .build())
                    .build();
            Job created = sdk.client.createJob(request).getJob();
            engine.begun();
            try (EmbeddedCloud restarted = killedNow(directory);
                    Sdk next = new Sdk(restarted)) {
                assertThat(next.client.createJob(request).getJob()).isEqualTo(created);
                assertFailedByTheKill(next, created.getId());
            }
            Path beforeTheJobWasKept = copy(directory);
            Files.delete(beforeTheJobWasKept.resolve("state/jobs/" + created.getId() + ".json"));
            try (EmbeddedCloud restarted = open(beforeTheJobWasKept);
                    Sdk next = new Sdk(restarted)) {
                assertThat(next.client.createJob(request).getJob().getId()).isNotEqualTo(created.getId());
                restarted.close(Duration.ZERO);
            }
        }
    }

    @Test
    void aJobLeftBehindByCloseFailsAtTheNextStart() throws IOException {
        Path directory = parent.resolve("cloud");
        String jobId;
        EmbeddedCloud cloud = open(directory);
        try (Sdk sdk = new Sdk(cloud)) {
            String stackId =
                    sdk.createStack("left", Map.of("main.tf", ""), Map.of()).getId();
            jobId = sdk.createJob(stackId, APPLY).getId();
            engine.begun();
        }
        cloud.close(Duration.ZERO);
        try (EmbeddedCloud next = open(directory);
                Sdk sdk = new Sdk(next)) {
            assertFailedByTheKill(sdk, jobId);
        }
        try (EmbeddedCloud third = open(directory);
                Sdk sdk = new Sdk(third)) {
            assertThat(sdk.log(jobId, 1000)).hasSize(2);
        }
    }

    @Test
    void goesOnWithALogAndADocumentThatWereBeingWritten() throws IOException {
        Path directory = parent.resolve("cloud");
        try (EmbeddedCloud cloud = open(directory);
                Sdk sdk = new Sdk(cloud)) {
            String stackId =
                    sdk.createStack("half", Map.of("main.tf", ""), Map.of()).getId();
            String jobId = sdk.createJob(stackId, APPLY).getId();
            engine.begun();
            Files.writeString(
                    directory.resolve("state/logs").resolve(jobId + ".log"),
                    "1795334400000 INFO half a li",
                    StandardOpenOption.APPEND);
            Files.writeString(directory.resolve("state/stacks/12345.tmp"), "{\"id\":");
            try (EmbeddedCloud restarted = killedNow(directory);
                    Sdk next = new Sdk(restarted)) {
                assertFailedByTheKill(next, jobId);
                assertThat(next.log(jobId, 1000)).hasSize(2);
            }
        }
    }

    @Test
    void dropsZipsThatNothingNeedsAnyMore() throws IOException {
        Path directory = parent.resolve("cloud");
        try (EmbeddedCloud cloud = open(directory);
                Sdk sdk = new Sdk(cloud)) {
            String stackId = sdk.createStack("zips", Map.of("main.tf", "# of a job"), Map.of())
                    .getId();
            String jobId = sdk.createJob(stackId, APPLY).getId();
            engine.end(HeldEngine.SUCCEEDED);
            sdk.finished(jobId);
            for (String text : List.of("# replaced", "# current")) {
                sdk.client.updateStack(UpdateStackRequest.builder()
                        .stackId(stackId)
                        .updateStackDetails(UpdateStackDetails.builder()
                                .configSource(UpdateZipUploadConfigSourceDetails.builder()
                                        .zipFileBase64Encoded(Zips.base64(Map.of("main.tf", text)))
                                        .build())
                                .build())
                        .build());
            }
            String deleted = sdk.createStack("deleted", Map.of("main.tf", "# deleted"), Map.of())
                    .getId();
            sdk.client.deleteStack(DeleteStackRequest.builder().stackId(deleted).build());
        }
        open(directory).close();
        try (Stream<Path> blobs = Files.list(directory.resolve("state/blobs"))) {
            assertThat(blobs.map(blob -> blob.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            Digest.sha256(Zips.of(Map.of("main.tf", "# of a job"))),
                            Digest.sha256(Zips.of(Map.of("main.tf", "# current"))));
        }
    }

    @Test
    void aJobOfAKilledProcessFails() {
        Path directory = parent.resolve("killed");
        String main = "resource \"oci_mysql_mysql_db_system\" \"this\" {\n  compartment_id = \"x\"\n}\n";
        String jobId;
        try (TestProcess process = new TestProcess(
                EmbeddedCloudMain.class,
                "--data",
                directory.toString(),
                "--speed",
                "0.001",
                "--terraform",
                "builtin")) {
            process.line();
            EmbeddedCloud joined = EmbeddedCloud.open(TestOptions.in(directory));
            try (Sdk sdk = new Sdk(joined)) {
                String stackId = sdk.createStack("killed", Map.of("main.tf", main), Map.of())
                        .getId();
                jobId = sdk.createJob(stackId, APPLY).getId();
                while (!sdk.logText(jobId).contains("oci_mysql_mysql_db_system.this: Creating...")) {
                    Thread.onSpinWait();
                }
            }
            process.process.destroyForcibly();
            process.exitCode();
            joined.close();
        }
        try (EmbeddedCloud cloud = EmbeddedCloud.open(TestOptions.in(directory));
                Sdk sdk = new Sdk(cloud)) {
            assertFailedByTheKill(sdk, jobId);
        }
    }
}
