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
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.jobs.JobRun;
import dev.featurestore.operator.jobs.PollSchedule;
import dev.featurestore.operator.jobs.StackHistory;
import dev.featurestore.operator.jobs.StackLock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Destroys the resources of a stack, and then deletes the stack.
 *
 * <p>Resumes an interrupted run: follows its job if it is unfinished, and only deletes a stack without resources. Use an
 * object of this class for one run.
 */
public final class Destruction {

    /** Number of retries if the service reports that a stack whose job has finished is busy. */
    private static final int REFUSALS = 5;

    private final ResourceManager resourceManager;
    private final Clock clock;
    private final PollSchedule pace;
    private final Consumer<Event> listener;
    private final JobRun run;
    private @Nullable Job current;

    public Destruction(ResourceManager resourceManager, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.run = new JobRun(resourceManager.jobs(), clock, pace, listener);
    }

    /**
     * Destroys the resources, and then deletes the stack. Keeps the stack if the job fails.
     *
     * @return the result, also if the job failed or was canceled
     * @throws FeatureStoreException if there is no result: the stack is busy for too long, the cloud refused or did not
     *     answer, or this thread is interrupted. A submitted job then continues
     */
    public DestructionResult run(DestructionRequest request) {
        Instant start = clock.instant();
        String stackId = request.stack().id();
        try {
            Optional<JobEnd> end = destroyed(request);
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

    /** The end of the destroy job; empty if there is nothing to destroy. */
    private Optional<JobEnd> destroyed(DestructionRequest request) throws InterruptedException {
        String stackId = request.stack().id();
        StackLock lock =
                new StackLock(resourceManager.jobs(), run, clock, pace, listener, stackId, request.busyTimeout());
        while (true) {
            StackHistory history = lock.take(Destruction::resumes);
            if (history.unfinished().isPresent()) {
                Job unfinished = history.unfinished().get();
                listener.accept(new Event.JobFound(unfinished));
                return Optional.of(followed(unfinished, request));
            }
            if (!history.mayHaveResources()) {
                return Optional.empty();
            }
            try {
                Job job = resourceManager
                        .jobs()
                        .submit(
                                stackId,
                                new JobOrder(
                                        "destroy " + request.name(), new JobOrder.Work.Destroy(), request.jobTags()));
                listener.accept(new Event.JobSubmitted(job));
                return Optional.of(followed(job, request));
            } catch (FeatureStoreException e) {
                lock.retryAfter(e);
            }
        }
    }

    private static boolean resumes(Job unfinished) {
        return unfinished.operation() == JobOperation.DESTROY && unfinished.state() != JobState.CANCELING;
    }

    private JobEnd followed(Job job, DestructionRequest request) throws InterruptedException {
        current = job;
        JobEnd end = run.follow(job, request.redaction());
        current = null;
        listener.accept(new Event.JobEnded(end.job()));
        return end;
    }

    // The service may keep the lock of a stack for a moment after its job has finished.
    private void delete(String stackId) throws InterruptedException {
        for (int refusals = 1; ; refusals++) {
            try {
                resourceManager.stacks().delete(stackId);
                return;
            } catch (FeatureStoreException e) {
                if (e.code() == FailureCode.CLOUD_REFUSED
                        && resourceManager.stacks().find(stackId).isEmpty()) {
                    return; // The first answer was lost, or another client has deleted it.
                }
                if (e.code() != FailureCode.STACK_BUSY || refusals > REFUSALS) {
                    throw FeatureStoreException.of(
                            e.code(),
                            "The resources were destroyed, but stack " + stackId + " was not deleted: " + e.message(),
                            "Run the same command again",
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
                        "Interrupted: stack " + request.name() + " was not deleted, and no job of this run is running",
                        "Run the same command again to continue",
                        e)
                : FeatureStoreException.of(
                                FailureCode.INTERRUPTED,
                                "Interrupted: destroy job " + job.id() + " of stack " + request.name()
                                        + " continues in OCI",
                                "Run the same command again to follow the job, or print its log, or cancel it",
                                e)
                        .suggesting(
                                Command.ofJob(Goal.LOGS, job.id()).with("featurestore.follow"),
                                Command.ofJob(Goal.CANCEL, job.id()));
    }
}
