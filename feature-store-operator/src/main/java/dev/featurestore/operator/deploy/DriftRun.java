package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.drift.DriftResult;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.jobs.JobRun;
import dev.featurestore.operator.jobs.PollSchedule;
import dev.featurestore.operator.jobs.StackHistory;
import dev.featurestore.operator.jobs.StackLock;
import dev.featurestore.operator.jobs.WorkRun;
import dev.featurestore.operator.plan.OutsideChange;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out which resources of a stack differ from its state: by Resource Manager's drift detection, or by a plan job where
 * Resource Manager refuses that. Changes no resource.
 */
public final class DriftRun {

    private final ResourceManager resourceManager;
    private final Clock clock;
    private final PollSchedule pace;
    private final Consumer<Event> listener;
    private final JobRun run;

    public DriftRun(ResourceManager resourceManager, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.run = new JobRun(resourceManager.jobs(), clock, pace, listener);
    }

    /**
     * The drift, and what found it.
     *
     * @param source OCID of the work request or of the plan job
     */
    public record Found(DriftResult result, String source) {}

    /**
     * Compares the resources with the state, while no job holds the stack.
     *
     * @param name name of the stack, for messages
     * @param ignored the patterns of {@code spec.drift.ignore}
     * @param redaction hides secrets
     * @param busyTimeout maximum time to wait for the lock of the stack
     * @throws FeatureStoreException {@code NO_JOB} if nothing is deployed, {@code STACK_BUSY} if a job holds the stack for too
     *     long, {@code JOB_FAILED} if the plan job failed, {@code CLOUD_REFUSED} if the detection failed
     */
    public Found detect(Stack stack, String name, List<String> ignored, Redaction redaction, Duration busyTimeout) {
        StackLock lock = new StackLock(resourceManager.jobs(), run, clock, pace, listener, stack.id(), busyTimeout);
        try {
            while (true) {
                StackHistory history = lock.take(job -> false);
                if (!history.mayHaveResources()) {
                    throw nothing(name);
                }
                try {
                    return history.last().filter(DriftRun::allowsDetection).isPresent()
                            ? detected(stack, name, ignored, redaction)
                            : planned(stack, name, ignored, redaction, history.last());
                } catch (FeatureStoreException e) {
                    lock.retryAfter(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED,
                    "Interrupted before the drift of stack " + name + " was known. No resource was changed",
                    "Run the same command again",
                    e);
        }
    }

    private static FeatureStoreException nothing(String name) {
        return FeatureStoreException.of(
                        FailureCode.NO_JOB,
                        "Stack " + name + " has no resources whose drift to detect: nothing is deployed",
                        "Deploy it")
                .suggesting(Command.of(Goal.APPLY));
    }

    /** Resource Manager detects drift only if the last job has set the state ("Detecting Drift in a Stack" in OCI's documentation). */
    private static boolean allowsDetection(Job last) {
        return last.state() == JobState.SUCCEEDED
                && (last.operation() == JobOperation.APPLY
                        || last.operation() == JobOperation.APPLY_ROLLBACK
                        || last.operation() == JobOperation.IMPORT_TF_STATE);
    }

    private Found detected(Stack stack, String name, List<String> ignored, Redaction redaction)
            throws InterruptedException {
        String work = resourceManager.drift().detect(stack.id());
        listener.accept(new Event.DriftDetectionStarted(work));
        new WorkRun(resourceManager.works(), clock, pace, listener)
                .succeeded(work, "detect the drift of stack " + name);
        return new Found(
                DriftResult.of(resourceManager.drift().details(stack.id(), work), resources(stack), ignored, redaction),
                work);
    }

    private Found planned(Stack stack, String name, List<String> ignored, Redaction redaction, Optional<Job> last)
            throws InterruptedException {
        last.ifPresent(job -> listener.accept(new Event.DriftPlanned(job)));
        Job job = resourceManager
                .jobs()
                .submit(stack.id(), new JobOrder("drift " + name, new JobOrder.Work.Plan(), Map.of()));
        listener.accept(new Event.JobSubmitted(job));
        JobEnd end = run.follow(job, redaction);
        listener.accept(new Event.JobEnded(end.job()));
        if (end.job().state() != JobState.SUCCEEDED) {
            throw FeatureStoreException.of(
                            end.job().state() == JobState.CANCELED ? FailureCode.JOB_CANCELED : FailureCode.JOB_FAILED,
                            "Cannot detect the drift of stack " + name + ": plan job " + job.id() + " ended as "
                                    + end.job().state()
                                    + end.error()
                                            .map(error -> ", " + error.summary())
                                            .orElse(""),
                            "Fix the cause, then run the same command again. To read its log")
                    .suggesting(Command.ofJob(Goal.LOGS, job.id()));
        }
        byte[] plan = run.planJson(end.job());
        return new Found(DriftResult.ofPlan(OutsideChange.in(plan), resources(stack), ignored, redaction), job.id());
    }

    private List<StackResource> resources(Stack stack) {
        return resourceManager.stacks().resources(stack.id());
    }
}
