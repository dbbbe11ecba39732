package dev.featurestore.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.StackDrift;
import dev.featurestore.operator.cloud.Stacks;
import dev.featurestore.operator.cloud.TerraformSource;
import dev.featurestore.operator.cloud.WorkReader;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.jobs.PollSchedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rollbacks where Resource Manager refuses rollback jobs; the embedded cloud runs them. */
class RollbackRunTest {

    private static final String ID = "ocid1.ormstack.oc1..a";
    private static final String CHANGES = """
            {"format_version": "1.2", "resource_changes": [{"address": "oci_core_vcn.this", "type": "oci_core_vcn",
              "mode": "managed", "change": {"actions": ["update"], "before": {"a": 1}, "after": {"a": 2}}}]}
            """;

    private final List<Event> events = new ArrayList<>();
    private final Refusing manager = new Refusing();
    private FailureCode refusal = FailureCode.CLOUD_REFUSED;
    private boolean outputs = true;

    private RollbackOutcome run() {
        DeployedConfiguration unknown = DeployedConfiguration.of(ID, new UnaskedStacks() {
            @Override
            public Optional<StackDetails> find(String stackId) {
                return Optional.empty();
            }

            @Override
            public StackDetails update(String stackId, StackContents contents) {
                throw new AssertionError("not asked for here");
            }
        });
        return new RollbackRun(manager, new FakeClock(), manager, events::add)
                .run(new RollbackOrder(
                        manager.stack,
                        "store",
                        Optional.empty(),
                        (stack, plan, redaction, json) -> {},
                        unknown,
                        new Redaction(List.of()),
                        Duration.ZERO,
                        Map.of("feature-store-by", "me")));
    }

    @Test
    void appliesWhatTheEarlierJobHasRecorded() {
        Job first = manager.job(
                JobOperation.APPLY,
                Fingerprint.of("b1", Map.of("v", "1"), "1.5.x").tags("e"));
        manager.job(
                JobOperation.APPLY,
                Fingerprint.of("b2", Map.of("v", "2"), "1.5.x").tags("e"));

        RollbackOutcome outcome = run();

        assertThat(outcome).isInstanceOf(RollbackOutcome.Ran.class);
        DeploymentResult result = ((RollbackOutcome.Ran) outcome).result();
        assertThat(result.end().job().operation()).isEqualTo(JobOperation.APPLY);
        assertThat(Fingerprint.isRollback(result.end().job())).isTrue();
        assertThat(Fingerprint.rolledBackTo(result.end().job())).contains(first.id());
        assertThat(result.end().job().freeformTags()).containsEntry("feature-store-by", "me");
        assertThat(result.outputs()).hasSize(1);
        assertThat(manager.updated).hasSize(1);
        StackContents contents = manager.updated.get(0);
        assertThat(contents.variables()).isEqualTo(Map.of("of", first.id()));
        assertThat(contents.workingDirectory()).isEqualTo("folder");
        assertThat(((TerraformSource.Zip) contents.source()).bytes()).isEqualTo(new byte[] {1});
        assertThat(contents.freeformTags()).isEqualTo(Map.of("owner", "me"));
        assertThat(events).contains(new Event.RollbackJobRefused("no rollback jobs here"));
        assertThat(manager.works).containsExactly("PlanRollback", "Plan", "ApplyPlan");
    }

    @Test
    void anotherRunOfTheSameCommandGoesNoFurther() {
        Job first = manager.job(JobOperation.APPLY, Map.of());
        manager.job(JobOperation.APPLY, Map.of());
        run();

        RollbackOutcome second = run();

        assertThat(second).isInstanceOf(RollbackOutcome.Reached.class);
        assertThat(((RollbackOutcome.Reached) second).target()).isEqualTo(first);
    }

    @Test
    void succeedsWithoutOutputs() {
        manager.job(JobOperation.APPLY, Map.of());
        manager.job(JobOperation.APPLY, Map.of());
        outputs = false;

        DeploymentResult result = ((RollbackOutcome.Ran) run()).result();

        assertThat(result.end().job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(result.outputs()).isEmpty();
        assertThat(events)
                .anyMatch(event -> event instanceof Event.OutputsMissing missing
                        && missing.reason().contains("no outputs here"));
    }

    @Test
    void anotherFailureChangesNothing() {
        manager.job(JobOperation.APPLY, Map.of());
        manager.job(JobOperation.APPLY, Map.of());
        refusal = FailureCode.CLOUD_UNREACHABLE;

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(this::run)
                .matches(e -> e.code() == FailureCode.CLOUD_UNREACHABLE);
        assertThat(manager.updated).isEmpty();
    }

    /** A Resource Manager in memory without rollback jobs; its jobs end at once. */
    private final class Refusing implements ResourceManager, UnaskedStacks, UnaskedJobs, PollSchedule {

        final Stack stack =
                new Stack(ID, "store", "ocid1.compartment.oc1..a", Instant.EPOCH, Map.of("owner", "me"), Map.of());
        final List<Job> newestFirst = new ArrayList<>();
        final List<StackContents> updated = new ArrayList<>();
        final List<String> works = new ArrayList<>();

        Job job(JobOperation operation, Map<String, String> tags) {
            Job job = new Job(
                    "ocid1.ormjob.oc1.." + (newestFirst.size() + 1),
                    ID,
                    operation.words(),
                    operation,
                    JobState.SUCCEEDED,
                    Instant.EPOCH.plusSeconds(newestFirst.size()),
                    Optional.of(Instant.EPOCH),
                    Optional.empty(),
                    tags);
            newestFirst.add(0, job);
            return job;
        }

        @Override
        public Job submit(String stackId, JobOrder order) {
            works.add(order.work().getClass().getSimpleName());
            if (order.work() instanceof JobOrder.Work.PlanRollback) {
                throw FeatureStoreException.of(refusal, "no rollback jobs here", "wait");
            }
            return job(
                    order.work() instanceof JobOrder.Work.Plan ? JobOperation.PLAN : JobOperation.APPLY,
                    order.freeformTags());
        }

        @Override
        public StackDetails update(String stackId, StackContents contents) {
            updated.add(contents);
            return new StackDetails(stack, contents.variables(), "1.5.x", "", Optional.empty(), "etag");
        }

        @Override
        public Iterable<Job> ofStack(String stackId) {
            return List.copyOf(newestFirst);
        }

        @Override
        public Job job(String jobId) {
            return newestFirst.stream()
                    .filter(job -> job.id().equals(jobId))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public LogPage log(String jobId, Optional<String> page) {
            return new LogPage(List.of(), Optional.empty());
        }

        @Override
        public Optional<byte[]> planJson(String jobId) {
            return Optional.of(CHANGES.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Optional<List<Output>> outputs(String jobId) {
            if (!outputs) {
                throw FeatureStoreException.of(FailureCode.CLOUD_REFUSED, "no outputs here", "wait");
            }
            return Optional.of(List.of(new Output("a", "b", false)));
        }

        @Override
        public Optional<byte[]> configurationZip(String jobId) {
            return Optional.of(new byte[] {1});
        }

        @Override
        public String workingDirectory(String jobId) {
            return "folder";
        }

        @Override
        public Map<String, String> variables(String jobId) {
            return Map.of("of", jobId);
        }

        @Override
        public Optional<StackDetails> find(String stackId) {
            throw new AssertionError("not asked for here");
        }

        @Override
        public Stacks stacks() {
            return this;
        }

        @Override
        public Jobs jobs() {
            return this;
        }

        @Override
        public StackDrift drift() {
            throw new AssertionError("not asked for here");
        }

        @Override
        public WorkReader works() {
            throw new AssertionError("not asked for here");
        }

        @Override
        public void close() {}

        @Override
        public void pause(Duration running) {}

        @Override
        public void moment() {}

        @Override
        public Duration betweenLogs(Duration running) {
            return Duration.ZERO;
        }

        @Override
        public void backOff(int failures, Duration atLeast, Duration atMost) {}
    }
}
