package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.CreateDestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.CreatePlanJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.DestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.model.UpdateZipUploadConfigSourceDetails;
import com.oracle.bmc.resourcemanager.requests.CreateJobRequest;
import com.oracle.bmc.resourcemanager.requests.GetJobRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.text.DebugLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an apply does with what was deployed before, or is being deployed. */
@Tag("slow")
final class ApplyAgainTest extends ApplyFixture {

    @Test
    void nothingChangedIsNoJobAndAtMostFourRequests() throws Exception {
        List<Output> first = apply(request());
        try (WatchedCloud watched = WatchedCloud.of(cloud.endpoint().toString())) {
            List<Output> second = apply(request(address(watched.endpoint(), cloud.ociConfig(), "DEFAULT")));

            assertThat(second).isEqualTo(first);
            assertThat(watched.requests()).hasSizeLessThanOrEqualTo(4).noneMatch(r -> !r.startsWith("GET "));
        }
        assertThat(changes()).hasSize(1);
        assertThat(console.lines())
                .anyMatch(l -> l.startsWith("No changes: stack feature-store matches the configuration"))
                .anyMatch(l -> l.startsWith("  vcn_id  = ocid1.vcn."));
        assertThat(report().at("/stack/course").textValue()).isEqualTo("unchanged");
        assertThat(reports().resolve("outputs.env")).exists();
    }

    @Test
    void nothingChangedButAskedForRunsAJob() throws Exception {
        apply(request());
        apply(force());

        assertThat(changes()).hasSize(2);
        assertThat(console.lines()).noneMatch(l -> l.startsWith("Updated stack feature-store"));
    }

    @Test
    void changedVariableIsDeployed() throws Exception {
        apply(request());
        configure("  variables:\n    cidr: 10.1.0.0/16\n");

        apply(request());

        assertThat(changes()).hasSize(2);
        assertThat(variables()).containsEntry("cidr", "10.1.0.0/16");
    }

    @Test
    void changedFileIsDeployed() throws Exception {
        apply(request());
        Files.writeString(folder.resolve("stack/more.tf"), "# another\n");

        apply(request());

        assertThat(changes()).hasSize(2);
    }

    @Test
    void variablesThatAnotherUserChangedInTheConsoleAreDeployedAgain() throws Exception {
        apply(request());
        update(UpdateStackDetails.builder().variables(Map.of("compartment_ocid", "x")));

        apply(request());

        assertThat(changes()).hasSize(2);
        assertThat(variables()).containsEntry("compartment_ocid", COMPARTMENT);
    }

    @Test
    void configurationThatAnotherUserChangedInTheConsoleIsDeployedAgain() throws Exception {
        apply(request());
        byte[] other = zipOf("# other\n" + Files.readString(folder.resolve("stack/main.tf")));
        update(UpdateStackDetails.builder()
                .configSource(UpdateZipUploadConfigSourceDetails.builder()
                        .zipFileBase64Encoded(Base64.getEncoder().encodeToString(other))
                        .build()));

        apply(request());

        assertThat(changes()).hasSize(2);
    }

    @Test
    void nameThatAnotherUserChangedInTheConsoleIsNoChange() throws Exception {
        apply(request());
        update(UpdateStackDetails.builder().displayName("Ours"));

        apply(request());

        assertThat(changes()).hasSize(1);
        assertThat(console.lines())
                .contains(
                        "The Console shows stack feature-store as Ours. That name stays; you can change it there.",
                        "No changes: stack feature-store matches the configuration.");
        assertThat(report().at("/stack/name").textValue()).isEqualTo("feature-store");
    }

    @Test
    void tagsThatChangedAreSetWithoutAJob() throws Exception {
        apply(request());
        configure("  freeform_tags:\n    cost: ml\n");

        apply(request());

        assertThat(changes()).hasSize(1);
        assertThat(stacks().get(0).getFreeformTags()).containsEntry("cost", "ml");
    }

    @Test
    void failedJobIsNoDeployment() throws Exception {
        apply(request());
        configure("  variables:\n    cidr: 10.1.0.0/16\n");
        control("{\"failAt\": {\"oci_core_vcn.this\": \"409\"}}");
        assertThat(failure(request()).code()).isEqualTo(FailureCode.JOB_FAILED);
        Files.delete(folder.resolve("cloud/control.json"));
        configure("");

        apply(request());

        assertThat(changes()).hasSize(3);
    }

    @Test
    void destroyedStackIsDeployedAgain() throws Exception {
        apply(request());
        submit(CreateJobDetails.builder()
                .operation(Job.Operation.Destroy)
                .jobOperationDetails(CreateDestroyJobOperationDetails.builder()
                        .executionPlanStrategy(DestroyJobOperationDetails.ExecutionPlanStrategy.AutoApproved)
                        .build()));

        apply(request());

        assertThat(report().at("/created").intValue()).isEqualTo(2);
    }

    @Test
    void planOfAnotherUserIsNoChange() throws Exception {
        apply(request());
        ended(submit(plan()));

        apply(request());

        assertThat(changes()).hasSize(1);
    }

    @Test
    void jobOfAnotherRunWithTheSameConfigurationIsFollowed() throws Exception {
        control("{\"jobTakes\": 3}");
        List<String> detached = linesOf(options(false, true, Duration.ZERO));
        assertThat(detached).anyMatch(l -> l.startsWith("Detached: apply job ocid1.ormjob."));
        assertThat(report().at("/state").textValue()).isIn("ACCEPTED", "IN_PROGRESS");
        assertThat(report().at("/job/id").textValue()).startsWith("ocid1.ormjob.");

        List<Output> outputs = apply(request());

        assertThat(outputs).hasSize(2);
        assertThat(changes()).hasSize(1);
        assertThat(console.lines()).anyMatch(l -> l.startsWith("Following apply job ocid1.ormjob."));
        assertThat(report().at("/stack/course").textValue()).isEqualTo("followed");
        assertThat(report().at("/created").intValue()).isEqualTo(2);
    }

    @Test
    void jobIsFoundFromAnotherMachineWhichHasNoJournal() throws Exception {
        control("{\"jobTakes\": 3}");
        apply(options(false, true, Duration.ZERO));
        Path journal = folder.resolve(".featurestore/journal");
        try (Stream<Path> files = Files.list(journal)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(journal);

        assertThat(apply(request())).hasSize(2);
        assertThat(changes()).hasSize(1);
    }

    @Test
    void journalIsThereWhileTheJobIsFollowedAndGoneAfterIt() throws Exception {
        Path journal = folder.resolve(".featurestore/journal");
        AtomicBoolean seen = new AtomicBoolean();
        console.onLine(line -> {
            if (line.startsWith("Submitted apply job")) {
                seen.set(Files.exists(journal) && !isEmpty(journal));
            }
        });

        apply(request());

        assertThat(seen).isTrue();
        assertThat(isEmpty(journal)).isTrue();
        assertThat(folder.resolve(".featurestore/.gitignore")).hasContent("*");
    }

    @Test
    void changeWaitsForTheJobThatHoldsTheStackAndNamesIt() throws Exception {
        control("{\"jobTakes\": 2}");
        apply(options(false, true, Duration.ZERO));
        String first = jobs().get(0).getId();
        configure("  variables:\n    cidr: 10.1.0.0/16\n");
        control("{}");

        apply(request());

        assertThat(changes()).hasSize(2);
        assertThat(console.lines())
                .anyMatch(l -> l.startsWith("The stack is busy: waiting up to 1800 s for apply job " + first));
        assertThat(variables()).containsEntry("cidr", "10.1.0.0/16");
    }

    @Test
    void stackThatStaysBusyIsAnErrorThatNamesTheJobAndChangesNothing() throws Exception {
        control("{\"jobTakes\": 30}");
        apply(options(false, true, Duration.ZERO));
        String first = jobs().get(0).getId();
        configure("  variables:\n    cidr: 10.1.0.0/16\n");

        FeatureStoreException e = failure(options(false, false, Duration.ZERO));

        assertThat(e.code()).isEqualTo(FailureCode.STACK_BUSY);
        assertThat(e).hasMessageContaining(first);
        assertThat(e.hint()).contains("featurestore.busyTimeout");
        assertThat(e.commands())
                .singleElement()
                .satisfies(command -> assertThat(command.goal()).isEqualTo(Goal.CANCEL));
        assertThat(variables()).doesNotContainKey("cidr");
    }

    @Test
    void busyStackIsWaitedForNoLongerThanWanted() throws Exception {
        control("{\"jobTakes\": 30}");
        apply(options(false, true, Duration.ZERO));
        configure("  variables:\n    cidr: 10.1.0.0/16\n");

        FeatureStoreException e = failure(options(false, false, Duration.ofSeconds(1)));

        assertThat(e.code()).isEqualTo(FailureCode.STACK_BUSY);
        assertThat(e).hasMessageContaining("after 1 s");
    }

    @Test
    void detachingFromACloudThatEndsWithTheBuildIsRefused() {
        ApplyRequest rehearsal = new ApplyRequest(
                new Inputs(
                        new Source.Local(config()),
                        Overrides.NONE,
                        new EmbeddedAccess(
                                folder.resolve("cloud"),
                                new EngineParameters(Optional.of("builtin"), Optional.empty(), Optional.empty()),
                                Duration.ZERO,
                                DebugLog.NONE),
                        Optional.empty()),
                "local",
                Results.exactly(reports()),
                options(false, true, Duration.ZERO).options());

        FeatureStoreException e = failure(rehearsal);

        assertThat(e.code()).isEqualTo(FailureCode.CONFLICTING_PARAMETERS);
        assertThat(e)
                .hasMessage(
                        "REHEARSAL: featurestore.detach cannot be used with featurestore.cloud=embedded: the embedded cloud"
                                + " and its jobs end with this build");
    }

    @Test
    void dryRunSaysThatNothingWouldChange() throws Exception {
        apply(request());
        apply(dryRun());

        assertThat(console.lines())
                .contains("Dry run: stack feature-store matches the configuration; apply would not run a job.");
        assertThat(changes()).hasSize(1);
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    private List<String> linesOf(ApplyRequest request) {
        apply(request);
        return console.lines();
    }

    private void control(String json) throws IOException {
        Files.writeString(folder.resolve("cloud/control.json"), json);
    }

    private byte[] zipOf(String main) throws IOException {
        String before = Files.readString(folder.resolve("stack/main.tf"));
        Files.writeString(folder.resolve("stack/main.tf"), main);
        byte[] zip = Files.readAllBytes(operator().pack(inputs(address()), folder.resolve("other.zip")));
        Files.writeString(folder.resolve("stack/main.tf"), before);
        return zip;
    }

    private void update(UpdateStackDetails.Builder details) {
        try (ResourceManagerClient client = client()) {
            client.updateStack(UpdateStackRequest.builder()
                    .stackId(stacks().get(0).getId())
                    .updateStackDetails(details.build())
                    .build());
        }
    }

    private static CreateJobDetails.Builder plan() {
        return CreateJobDetails.builder()
                .operation(Job.Operation.Plan)
                .jobOperationDetails(CreatePlanJobOperationDetails.builder().build());
    }

    private String submit(CreateJobDetails.Builder details) {
        try (ResourceManagerClient client = client()) {
            return client.createJob(CreateJobRequest.builder()
                            .createJobDetails(
                                    details.stackId(stacks().get(0).getId()).build())
                            .build())
                    .getJob()
                    .getId();
        }
    }

    private void ended(String jobId) {
        try (ResourceManagerClient client = client()) {
            Job.LifecycleState state;
            do {
                state = client.getJob(GetJobRequest.builder().jobId(jobId).build())
                        .getJob()
                        .getLifecycleState();
            } while (state != Job.LifecycleState.Succeeded);
        }
    }

    /** The jobs but for the plans, which a change is looked at by before. */
    private List<JobSummary> changes() {
        return jobs().stream()
                .filter(job -> job.getOperation() != Job.Operation.Plan)
                .toList();
    }
}
