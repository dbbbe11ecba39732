package dev.featurestore.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.jobs.JobOutputs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The status of a stack, read from its jobs, newest first. */
class StackStatusTest {

    private static final StackDetails STACK = new StackDetails(
            new Stack("stack", "name", "compartment", Instant.EPOCH, Map.of(), Map.of()),
            Map.of(),
            "1.5.x",
            "",
            Optional.empty(),
            "etag");

    private static Job job(String id, JobOperation operation, JobState state) {
        return new Job(id, "stack", id, operation, state, Instant.EPOCH, Optional.empty(), Optional.empty(), Map.of());
    }

    private static StackStatus of(Job... newestFirst) {
        return StackStatus.of(STACK, List.of(newestFirst));
    }

    @Test
    void whatIsDeployedIsTheLastSuccessAndPlansAreNone() {
        StackStatus status = of(
                job("plan", JobOperation.PLAN, JobState.SUCCEEDED),
                job("second", JobOperation.APPLY, JobState.SUCCEEDED),
                job("first", JobOperation.APPLY, JobState.SUCCEEDED));

        assertThat(status.deployed()).map(Job::id).contains("second");
        assertThat(status.failed()).isEmpty();
        assertThat(status.running()).isEmpty();
    }

    @Test
    void afterADestroyNothingIsDeployed() {
        StackStatus status = of(
                job("destroy", JobOperation.DESTROY, JobState.SUCCEEDED),
                job("apply", JobOperation.APPLY, JobState.SUCCEEDED));

        assertThat(status.deployed()).isEmpty();
        assertThat(status.settled()).map(Job::id).contains("destroy");
    }

    @Test
    void aFailureBeforeTheLastSuccessIsHistory() {
        assertThat(of(
                                job("apply", JobOperation.APPLY, JobState.SUCCEEDED),
                                job("failed", JobOperation.APPLY, JobState.FAILED))
                        .failed())
                .isEmpty();
        assertThat(of(
                                job("later", JobOperation.DESTROY, JobState.CANCELED),
                                job("failed", JobOperation.APPLY, JobState.FAILED),
                                job("apply", JobOperation.APPLY, JobState.SUCCEEDED))
                        .failed())
                .map(Job::id)
                .contains("later");
    }

    @Test
    void ofSeveralUnfinishedJobsTheOldestRuns() {
        StackStatus status = of(
                job("waits", JobOperation.DESTROY, JobState.ACCEPTED),
                job("runs", JobOperation.APPLY, JobState.IN_PROGRESS),
                job("apply", JobOperation.APPLY, JobState.SUCCEEDED));

        assertThat(status.running()).map(Job::id).contains("runs");
    }

    @Test
    void outputsAreThoseOfTheLastApplyUnlessItWasDestroyed() {
        Job apply = job("apply", JobOperation.APPLY, JobState.SUCCEEDED);
        Job failed = job("failed", JobOperation.APPLY, JobState.FAILED);
        Job imported = job("imported", JobOperation.IMPORT_TF_STATE, JobState.SUCCEEDED);
        Job destroy = job("destroy", JobOperation.DESTROY, JobState.SUCCEEDED);

        assertThat(JobOutputs.Source.in(List.of(imported, failed, apply)))
                .contains(new JobOutputs.Source(apply, Optional.of(imported)));
        assertThat(JobOutputs.Source.in(List.of(job("plan", JobOperation.PLAN, JobState.FAILED), apply)))
                .contains(new JobOutputs.Source(apply, Optional.empty()));
        assertThat(JobOutputs.Source.in(List.of(failed, destroy, apply))).isEmpty();
        assertThat(JobOutputs.Source.in(List.of(failed))).isEmpty();
    }

    @Test
    void outputsSayWhichLaterJobMayHaveOutdatedThem() {
        Job apply = job("apply", JobOperation.APPLY, JobState.SUCCEEDED);

        assertThat(new JobOutputs(apply, List.of(), Optional.empty()).stale()).isEmpty();
        assertThat(stale(apply, JobOperation.DESTROY, JobState.FAILED))
                .isEqualTo("destroy job later failed after apply job apply, which created these outputs");
        assertThat(stale(apply, JobOperation.APPLY, JobState.CANCELED))
                .startsWith("apply job later was canceled after apply job apply,");
        assertThat(stale(apply, JobOperation.APPLY, JobState.IN_PROGRESS))
                .startsWith("apply job later has not finished after apply job apply,");
        assertThat(stale(apply, JobOperation.IMPORT_TF_STATE, JobState.SUCCEEDED))
                .startsWith("import tf state job later succeeded after apply job apply,");
    }

    private static String stale(Job apply, JobOperation operation, JobState state) {
        return new JobOutputs(apply, List.of(), Optional.of(job("later", operation, state)))
                .stale()
                .orElse("");
    }
}
