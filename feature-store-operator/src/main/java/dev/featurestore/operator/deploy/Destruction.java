package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Destroys what a stack has made, and then the stack.
 *
 * <p>A run that was cut off is gone on with: its job is followed if it is under way, and a stack that has nothing left is
 * only deleted. An object of this class is for one run.
 */
public final class Destruction {

    /** How often the service may call a stack busy that is to be deleted and whose job has ended. */
    private static final int REFUSALS = 5;

    private final ResourceManager resourceManager;
    private final Clock clock;
    private final Pace pace;
    private final Consumer<Event> listener;
    private final JobRun run;
    private final Turn turn;
    private @Nullable Job current;

    public Destruction(ResourceManager resourceManager, Clock clock, Pace pace, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.run = new JobRun(resourceManager.jobs(), clock, pace, listener);
        this.turn = new Turn(resourceManager.jobs(), run, clock, pace, listener);
    }

    /**
     * Destroys. The stack stays if that fails.
     *
     * @return how it ended, also if the job failed or was canceled
     * @throws FeatureStoreException if it did not come to an end: the stack is busy for too long, the cloud refused or did
     *     not answer, or this thread was interrupted; the job, if there is one, then goes on
     */
    public DestructionResult run(DestructionRequest request) {
        Instant start = clock.instant();
        String stackId = request.stack().id();
        try {
            Optional<JobEnd> end = turn.take(stackId, request.busyTimeout(), new Work(request));
            boolean done = end.isEmpty() || end.get().job().state() == JobState.SUCCEEDED;
            boolean deleted = done && !request.keepStack();
            if (deleted) {
                delete(stackId);
            }
            List<StackResource> remaining =
                    done ? List.of() : resourceManager.stacks().resources(stackId);
            return new DestructionResult(
                    request.stack(), end, deleted, remaining, Duration.between(start, clock.instant()));
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    /** The destroy job; there is none if there is nothing to destroy. */
    private final class Work implements Turn.Work<Optional<JobEnd>> {

        private final DestructionRequest request;

        Work(DestructionRequest request) {
            this.request = request;
        }

        @Override
        public Optional<Optional<JobEnd>> goOnWith(Job unfinished) throws InterruptedException {
            if (unfinished.operation() != JobOperation.DESTROY || unfinished.state() == JobState.CANCELING) {
                return Optional.empty();
            }
            listener.accept(new Event.JobFound(unfinished));
            return Optional.of(Optional.of(followed(unfinished)));
        }

        @Override
        public Optional<JobEnd> begin(StackHistory history) throws InterruptedException {
            if (!history.mayHaveResources()) {
                return Optional.empty();
            }
            Job job = resourceManager
                    .jobs()
                    .submit(
                            request.stack().id(),
                            new JobOrder("destroy " + request.name(), new JobOrder.Work.Destroy(), Map.of()));
            listener.accept(new Event.JobSubmitted(job));
            return Optional.of(followed(job));
        }

        private JobEnd followed(Job job) throws InterruptedException {
            current = job;
            JobEnd end = run.follow(job, request.redaction());
            current = null;
            listener.accept(new Event.JobEnded(end.job()));
            return end;
        }
    }

    // The service may hold a stack for a moment after its job's end.
    private void delete(String stackId) throws InterruptedException {
        for (int refusals = 1; ; refusals++) {
            try {
                resourceManager.stacks().delete(stackId);
                return;
            } catch (FeatureStoreException e) {
                if (e.code() == FailureCode.CLOUD_REFUSED
                        && resourceManager.stacks().find(stackId).isEmpty()) {
                    return; // the first answer was lost, or somebody else was quicker
                }
                if (e.code() != FailureCode.STACK_BUSY || refusals > REFUSALS) {
                    throw FeatureStoreException.of(
                            e.code(),
                            "the resources are destroyed, but the stack " + stackId + " is not deleted: " + e.message(),
                            "run the same command again",
                            e);
                }
            }
            pace.backOff(refusals);
        }
    }

    private FeatureStoreException interrupted(DestructionRequest request, InterruptedException e) {
        Thread.currentThread().interrupt();
        Job job = current;
        return job == null
                ? FeatureStoreException.of(
                        FailureCode.INTERRUPTED,
                        "interrupted; no job runs for it, and the stack " + request.name() + " is still there",
                        "run the same command again to continue",
                        e)
                : FeatureStoreException.of(
                                FailureCode.INTERRUPTED,
                                "interrupted; destroy job " + job.id() + " of stack " + request.name()
                                        + " continues without this build",
                                "run the same command again to follow the job to its end, or cancel it",
                                e)
                        .suggesting(Command.ofJob(Goal.CANCEL, job.id()));
    }
}
