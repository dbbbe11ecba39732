package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.TerraformSource;
import dev.featurestore.operator.config.StackSource;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.jobs.JobRun;
import dev.featurestore.operator.jobs.PollSchedule;
import dev.featurestore.operator.jobs.StackHistory;
import dev.featurestore.operator.jobs.StackLock;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.operator.upgrade.Upgrade;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Returns a stack to the configuration and the variables of an earlier apply job: by a job that plans the rollback, a review of
 * its plan, and a job that applies exactly that plan. The stack's own configuration stays as it is, unless Resource Manager
 * refuses the rollback job: then the stack gets the files and variables that the earlier job has recorded.
 *
 * <p>Resumes an interrupted run: follows its job if that is unfinished. Use an object of this class for one run.
 */
public final class RollbackRun {

    private final ResourceManager resourceManager;
    private final Jobs jobs;
    private final Clock clock;
    private final PollSchedule pace;
    private final Consumer<Event> listener;
    private final JobRun run;
    private @Nullable Job current;

    public RollbackRun(ResourceManager resourceManager, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.jobs = resourceManager.jobs();
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.run = new JobRun(jobs, clock, pace, listener);
    }

    /**
     * The apply job that {@link #run} would return to; only reads.
     *
     * @throws FeatureStoreException as {@link #run}
     */
    public Job target(String stackId, Optional<String> toJob, String name) {
        return RollbackTarget.of(jobs.ofStack(stackId), toJob, name).job();
    }

    /**
     * Rolls back.
     *
     * @throws FeatureStoreException {@code NO_JOB} if there is nothing to return to, {@code INVALID_PARAMETER} if the job to
     *     return to is not an apply job of this stack that succeeded; if the stack is busy for too long, the plan may not be
     *     applied, the cloud refused or did not answer, or this thread is interrupted. A submitted job then continues
     */
    public RollbackOutcome run(RollbackOrder order) {
        Instant start = clock.instant();
        StackLock lock =
                new StackLock(jobs, run, clock, pace, listener, order.stack().id(), order.busyTimeout());
        try {
            while (true) {
                StackHistory history = lock.take(job -> resumes(job, order));
                if (history.unfinished().isPresent()) {
                    return resume(history.unfinished().get(), order, start);
                }
                RollbackTarget target =
                        RollbackTarget.of(jobs.ofStack(order.stack().id()), order.toJob(), order.name());
                if (target.reached().isPresent()) {
                    return new RollbackOutcome.Reached(
                            target.job(), target.reached().get());
                }
                try {
                    return begin(target.job(), order, start);
                } catch (FeatureStoreException e) {
                    lock.retryAfter(e);
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(order, e);
        }
    }

    private static boolean resumes(Job unfinished, RollbackOrder order) {
        Optional<String> to = Fingerprint.rolledBackTo(unfinished);
        return to.isPresent()
                && unfinished.state() != JobState.CANCELING
                && (order.toJob().isEmpty() || order.toJob().equals(to));
    }

    private RollbackOutcome resume(Job unfinished, RollbackOrder order, Instant start) throws InterruptedException {
        Job target = jobs.job(Fingerprint.rolledBackTo(unfinished).orElseThrow());
        listener.accept(new Event.JobFound(unfinished));
        Redaction redaction = redaction(target, order);
        JobEnd end = follow(unfinished, redaction);
        return !unfinished.operation().changes()
                ? planned(target, end, order, redaction, start)
                : ran(target, end, DeploymentResult.Course.FOLLOWED, order, start);
    }

    private RollbackOutcome begin(Job target, RollbackOrder order, Instant start) throws InterruptedException {
        listener.accept(new Event.RollbackChosen(target));
        Job plan = plan(target, order);
        Redaction redaction = redaction(target, order);
        return planned(target, follow(plan, redaction), order, redaction, start);
    }

    /** Submits the job that plans the rollback; where Resource Manager refuses that, a plan job of what the target has recorded. */
    private Job plan(Job target, RollbackOrder order) {
        try {
            return submit("plan rollback ", new JobOrder.Work.PlanRollback(target.id()), target, order);
        } catch (FeatureStoreException e) {
            if (e.code() != FailureCode.CLOUD_REFUSED) {
                throw e;
            }
            listener.accept(new Event.RollbackJobRefused(e.message()));
            restore(target, order.stack());
            return submit("plan rollback ", new JobOrder.Work.Plan(), target, order);
        }
    }

    /** Updates the stack to the Terraform files and variables of the target. */
    private void restore(Job target, Stack stack) {
        byte[] zip = jobs.configurationZip(target.id())
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.CLOUD_REFUSED,
                        "The Terraform files of apply job " + target.id() + " are not available",
                        "Apply the earlier configuration from your version control"));
        String version =
                Fingerprint.of(target).map(Fingerprint::terraformVersion).orElse(StackSource.DEFAULT_TERRAFORM_VERSION);
        StackContents contents = new StackContents(
                stack.name(),
                new TerraformSource.Zip(zip),
                jobs.workingDirectory(target.id()),
                version,
                jobs.variables(target.id()),
                stack.freeformTags(),
                stack.definedTags());
        listener.accept(new Event.StackUpdated(
                resourceManager.stacks().update(stack.id(), contents).stack()));
    }

    /** Reviews the plan, and applies it. */
    private RollbackOutcome planned(Job target, JobEnd plan, RollbackOrder order, Redaction redaction, Instant start)
            throws InterruptedException {
        if (plan.job().state() != JobState.SUCCEEDED) {
            return ran(target, plan, DeploymentResult.Course.UPDATED, order, start);
        }
        byte[] json = run.planJson(plan.job());
        if (TerraformPlan.read(json).isEmpty()) {
            return new RollbackOutcome.NoChanges(target);
        }
        Upgrade.of(json)
                .filter(Upgrade::interruptsCallsInOneJob)
                .ifPresent(upgrade -> listener.accept(new Event.RollbackOfImages()));
        order.review().review(order.stack(), plan.job(), redaction, json);
        String planId = plan.job().id();
        JobOrder.Work work = plan.job().operation() == JobOperation.PLAN
                ? new JobOrder.Work.ApplyPlan(planId)
                : new JobOrder.Work.ApplyRollback(planId);
        Job apply = submit("rollback ", work, target, order);
        return ran(target, follow(apply, redaction), DeploymentResult.Course.UPDATED, order, start);
    }

    private Job submit(String name, JobOrder.Work work, Job target, RollbackOrder order) {
        Map<String, String> tags = new TreeMap<>(order.jobTags());
        tags.putAll(Fingerprint.tagsOfRollback(target));
        Job job = jobs.submit(order.stack().id(), new JobOrder(name + order.name(), work, tags));
        listener.accept(new Event.JobSubmitted(job));
        return job;
    }

    private JobEnd follow(Job job, Redaction redaction) throws InterruptedException {
        current = job;
        JobEnd end = run.follow(job, redaction);
        current = null;
        listener.accept(new Event.JobEnded(end.job()));
        return end;
    }

    private RollbackOutcome ran(
            Job target, JobEnd end, DeploymentResult.Course course, RollbackOrder order, Instant start)
            throws InterruptedException {
        boolean applied =
                end.job().state() == JobState.SUCCEEDED && end.job().operation().changes();
        List<Output> outputs = applied ? outputs(end.job()) : List.of();
        return new RollbackOutcome.Ran(
                target.id(),
                new DeploymentResult(order.stack(), course, end, outputs, Duration.between(start, clock.instant())));
    }

    /** OCI documents outputs of apply jobs only; the rollback has succeeded without them too. */
    private List<Output> outputs(Job job) throws InterruptedException {
        try {
            return run.outputs(job);
        } catch (FeatureStoreException e) {
            if (e.code() != FailureCode.CLOUD_REFUSED) {
                throw e;
            }
            listener.accept(new Event.OutputsMissing(e.message()));
            return List.of();
        }
    }

    /** Hides the secrets of now, and those of the job to return to. */
    private Redaction redaction(Job target, RollbackOrder order) {
        return order.redaction().and(order.deployed().secretsAmong(jobs.variables(target.id())));
    }

    private FeatureStoreException interrupted(RollbackOrder order, InterruptedException e) {
        Thread.currentThread().interrupt();
        Job job = current;
        return job == null
                ? FeatureStoreException.of(
                        FailureCode.INTERRUPTED,
                        "Interrupted: stack " + order.name()
                                + " was not rolled back, and no job of this run is running",
                        "Run the same command again",
                        e)
                : FeatureStoreException.of(
                                FailureCode.INTERRUPTED,
                                "Interrupted: " + job.operation().words() + " job " + job.id() + " of stack "
                                        + order.name() + " continues in OCI",
                                "Run the same command again to follow the job, or print its log, or cancel it",
                                e)
                        .suggesting(
                                Command.ofJob(Goal.LOGS, job.id()).with("featurestore.follow"),
                                Command.ofJob(Goal.CANCEL, job.id()));
    }
}
