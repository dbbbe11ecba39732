package dev.featurestore.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackTargetTest {

    private final List<Job> newestFirst = new ArrayList<>();

    private Job add(JobOperation operation, JobState state, Map<String, String> tags) {
        Job job = new Job(
                "ocid1.ormjob.oc1.." + (newestFirst.size() + 1),
                "ocid1.ormstack.oc1..a",
                operation.words(),
                operation,
                state,
                Instant.EPOCH.plusSeconds(newestFirst.size()),
                Optional.empty(),
                Optional.empty(),
                tags);
        newestFirst.add(0, job);
        return job;
    }

    private Job applied(String variables) {
        return add(JobOperation.APPLY, JobState.SUCCEEDED, tags(variables));
    }

    private static Map<String, String> tags(String variables) {
        return Fingerprint.of("bundle", Map.of("v", variables), "1.5.x").tags("etag of " + variables);
    }

    private static Map<String, String> step(String variables) {
        Map<String, String> tags = new HashMap<>(tags(variables));
        tags.put(Fingerprint.STEP_TAG, "1/3");
        return tags;
    }

    private Job chosen() {
        return RollbackTarget.of(newestFirst, Optional.empty(), "store").job();
    }

    private FeatureStoreException refusal(Optional<String> toJob) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> RollbackTarget.of(newestFirst, toJob, "store"))
                .actual();
    }

    @Test
    void isTheApplyBeforeWithAnotherConfiguration() {
        Job first = applied("1");
        applied("2");
        applied("2");
        add(JobOperation.PLAN, JobState.SUCCEEDED, tags("3"));

        assertThat(chosen()).isEqualTo(first);
    }

    @Test
    void isNoStepOfAnUpgrade() {
        Job first = applied("1");
        add(JobOperation.APPLY, JobState.SUCCEEDED, step("green started"));
        add(JobOperation.APPLY, JobState.SUCCEEDED, step("calls to green"));
        applied("2");

        assertThat(chosen()).isEqualTo(first);
    }

    @Test
    void isTheLastSuccessAfterAFailureInAStepOfAnUpgradeToo() {
        Job first = applied("1");
        add(JobOperation.APPLY, JobState.SUCCEEDED, step("green started"));
        add(JobOperation.APPLY, JobState.FAILED, step("calls to green"));

        assertThat(chosen()).isEqualTo(first);
    }

    @Test
    void isAJobOfTheConsoleToo() {
        Job first = add(JobOperation.APPLY, JobState.SUCCEEDED, Map.of());
        add(JobOperation.APPLY, JobState.SUCCEEDED, Map.of());

        assertThat(chosen()).isEqualTo(first);
    }

    @Test
    void isNotBeforeADestruction() {
        applied("1");
        add(JobOperation.DESTROY, JobState.SUCCEEDED, Map.of());
        assertThat(refusal(Optional.empty()).code()).isEqualTo(FailureCode.NO_JOB);
        applied("2");
        assertThat(refusal(Optional.empty()).code()).isEqualTo(FailureCode.NO_JOB);
    }

    @Test
    void staysTheSameAfterTheRollbackAndAfterItsFailure() {
        applied("0");
        Job first = applied("1");
        applied("2");
        add(JobOperation.APPLY_ROLLBACK, JobState.FAILED, Fingerprint.tagsOfRollback(first));
        RollbackTarget failed = RollbackTarget.of(newestFirst, Optional.empty(), "store");
        assertThat(failed.job()).isEqualTo(first);
        assertThat(failed.reached()).isEmpty();

        Job rollback = add(JobOperation.APPLY_ROLLBACK, JobState.SUCCEEDED, Fingerprint.tagsOfRollback(first));

        RollbackTarget done = RollbackTarget.of(newestFirst, Optional.empty(), "store");
        assertThat(done.job()).isEqualTo(first);
        assertThat(done.reached()).contains(rollback);
        assertThat(RollbackTarget.of(newestFirst, Optional.of(rollback.id()), "store")
                        .job())
                .isEqualTo(first);
    }

    @Test
    void isTheTargetOfARollbackBeforeALaterApply() {
        Job first = applied("1");
        applied("2");
        add(JobOperation.APPLY_ROLLBACK, JobState.SUCCEEDED, Fingerprint.tagsOfRollback(first));
        applied("3");

        assertThat(chosen()).isEqualTo(first);
    }

    @Test
    void isTheTargetOfARollbackByAnApplyJobToo() {
        Job first = applied("a");
        applied("b");
        Map<String, String> tags = new HashMap<>(tags("a"));
        tags.put(Fingerprint.ROLLBACK_TAG, first.id());
        Job rollback = add(JobOperation.APPLY, JobState.SUCCEEDED, tags);
        applied("b");

        assertThat(chosen()).isEqualTo(first);
        newestFirst.remove(first);
        assertThat(chosen()).isEqualTo(rollback);
    }

    @Test
    void isAskedForAfterARollbackOfAnotherTool() {
        applied("1");
        applied("2");
        add(JobOperation.APPLY_ROLLBACK, JobState.SUCCEEDED, Map.of());

        assertThat(refusal(Optional.empty()).message()).contains("which was submitted elsewhere");
    }

    @Test
    void isRefusedIfItIsNoApplyThatSucceeded() {
        Job failed = add(JobOperation.APPLY, JobState.FAILED, tags("1"));

        FeatureStoreException refusal = refusal(Optional.of(failed.id()));

        assertThat(refusal.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(refusal.message()).contains("is of operation APPLY and in state FAILED");
    }
}
