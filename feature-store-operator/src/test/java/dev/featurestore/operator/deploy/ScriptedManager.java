package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.StackDrift;
import dev.featurestore.operator.cloud.Stacks;
import dev.featurestore.operator.cloud.WorkReader;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Resource Manager in memory that many clients use, one call at a time, and whose list of stacks can be behind. */
final class ScriptedManager implements ResourceManager {

    static final String COMPARTMENT = "ocid1.compartment.oc1..a";

    private final Runnable beforeCall;
    private final State state;

    /** What all clients see. */
    static final class State {
        final List<StackDetails> stacks = new ArrayList<>();
        final List<Job> jobs = new ArrayList<>();
        final List<String> deleted = new ArrayList<>();
        /** How many of the newest stacks are not in the list yet. */
        int unlisted;

        private int created;
        private int time;

        StackDetails add(String id, String name, Instant created) {
            Stack stack =
                    new Stack(id, name, COMPARTMENT, created, Map.of(DeploymentRequest.STACK_TAG, name), Map.of());
            StackDetails details = new StackDetails(stack, Map.of(), "1.5.x", "", Optional.empty(), "etag-" + id);
            stacks.add(details);
            return details;
        }

        Job job(String stackId, JobOperation operation, JobState jobState, Map<String, String> tags) {
            Job job = new Job(
                    "ocid1.ormjob.oc1.." + (jobs.size() + 1),
                    stackId,
                    operation.words(),
                    operation,
                    jobState,
                    Instant.EPOCH.plusSeconds(jobs.size()),
                    Optional.empty(),
                    Optional.empty(),
                    tags);
            jobs.add(job);
            return job;
        }
    }

    /** @param beforeCall is run before each call of this client */
    ScriptedManager(State state, Runnable beforeCall) {
        this.state = state;
        this.beforeCall = beforeCall;
    }

    @Override
    public Stacks stacks() {
        return new ScriptedStacks();
    }

    @Override
    public Jobs jobs() {
        return new ScriptedJobs();
    }

    @Override
    public StackDrift drift() {
        throw new AssertionError("not asked");
    }

    @Override
    public WorkReader works() {
        throw new AssertionError("not asked");
    }

    @Override
    public void close() {}

    private final class ScriptedStacks implements UnaskedStacks {

        @Override
        public List<Stack> in(String compartmentId) {
            beforeCall.run();
            state.time++;
            List<Stack> listed = state.stacks.stream().map(StackDetails::stack).toList();
            return listed.subList(0, Math.max(0, listed.size() - state.unlisted));
        }

        @Override
        public List<Stack> named(String compartmentId, String displayName) {
            return in(compartmentId).stream()
                    .filter(stack -> stack.name().equals(displayName))
                    .toList();
        }

        @Override
        public Optional<StackDetails> find(String stackId) {
            beforeCall.run();
            return state.stacks.stream()
                    .filter(stack -> stack.stack().id().equals(stackId))
                    .findFirst();
        }

        // Stacks between which nothing is listed get one time, and of those the last has the smallest OCID.
        @Override
        public StackDetails create(String compartmentId, StackContents contents) {
            beforeCall.run();
            return state.add(
                    "ocid1.ormstack.oc1.." + (char) ('z' - state.created++),
                    contents.name(),
                    Instant.EPOCH.plusSeconds(state.time));
        }

        @Override
        public StackDetails update(String stackId, StackContents contents) {
            return find(stackId).orElseThrow(() -> gone(stackId));
        }

        @Override
        public void delete(String stackId) {
            beforeCall.run();
            if (state.jobs.stream().anyMatch(job -> job.stackId().equals(stackId))) {
                throw new AssertionError("a stack with a job was deleted: " + stackId);
            }
            if (!state.stacks.removeIf(stack -> stack.stack().id().equals(stackId))) {
                throw gone(stackId);
            }
            state.deleted.add(stackId);
        }
    }

    private final class ScriptedJobs implements UnaskedJobs {

        @Override
        public Job submit(String stackId, JobOrder order) {
            beforeCall.run();
            if (state.stacks.stream().noneMatch(stack -> stack.stack().id().equals(stackId))) {
                throw gone(stackId);
            }
            if (state.jobs.stream()
                    .anyMatch(
                            job -> job.stackId().equals(stackId) && !job.state().finished())) {
                throw FeatureStoreException.of(FailureCode.STACK_BUSY, "409", "wait");
            }
            JobOperation operation =
                    order.work() instanceof JobOrder.Work.Plan ? JobOperation.PLAN : JobOperation.APPLY;
            return state.job(stackId, operation, JobState.IN_PROGRESS, order.freeformTags());
        }

        @Override
        public Iterable<Job> ofStack(String stackId) {
            beforeCall.run();
            List<Job> newestFirst = new ArrayList<>();
            state.jobs.stream().filter(job -> job.stackId().equals(stackId)).forEach(job -> newestFirst.add(0, job));
            return newestFirst;
        }
    }

    private static FeatureStoreException gone(String stackId) {
        return FeatureStoreException.of(FailureCode.CLOUD_REFUSED, "404 " + stackId, "check it");
    }
}
