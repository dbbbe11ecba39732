package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.KnownDrift;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.config.DeploymentName;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.JobRun;
import dev.featurestore.operator.jobs.PollSchedule;
import dev.featurestore.operator.jobs.StackHistory;
import dev.featurestore.operator.jobs.StackLock;
import dev.featurestore.operator.upgrade.Colors;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deploys a request: finds or creates the stack, runs a job if there is anything to do, and waits until it has finished.
 *
 * <p>Reads the results of earlier runs from the stack's jobs, so it does not matter where they ran or how they ended. Use an
 * object of this class for one run.
 */
public final class Deployment {

    private final ResourceManager resourceManager;
    private final Clock clock;
    private final Consumer<Event> listener;
    private final PollSchedule pace;
    private final JobRun run;

    public Deployment(ResourceManager resourceManager, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.run = new JobRun(resourceManager.jobs(), clock, pace, listener);
    }

    /** The stack that {@link #apply} would deploy to; only reads. */
    public Target target(DeploymentRequest request) {
        return new TargetFinder(resourceManager, listener).find(request);
    }

    /** Whether {@link #apply} would find nothing to do; only reads. */
    public boolean unchanged(DeploymentRequest request, Target.Existing target) {
        StackHistory history =
                StackHistory.of(resourceManager.jobs().ofStack(target.stack().id()));
        if (history.unfinished().isPresent()) {
            return false;
        }
        StackDetails details = steps(request).details(target);
        DeploymentRequest settled = request.on(details);
        return new ApplyExisting(resourceManager, steps(settled), settled, target)
                .deployed(details, history)
                .isPresent();
    }

    /** Whether {@link #plan} would update the stack; only reads. */
    public boolean updatedByPlan(DeploymentRequest request, Target.Existing target) {
        StackDetails details = steps(request).details(target);
        return !steps(request.on(details))
                .isCurrent(
                        details,
                        StackHistory.of(
                                resourceManager.jobs().ofStack(target.stack().id())));
    }

    /** The rollback that {@link #apply} would undo; only reads. */
    public Optional<Job> undoneBy(DeploymentRequest request, Target.Existing target) {
        StackHistory history =
                StackHistory.of(resourceManager.jobs().ofStack(target.stack().id()));
        return ApplyExisting.undone(history, request.on(steps(request).details(target)));
    }

    /** Variables that {@link #apply} would change and that may lead to an upgrade in several jobs; only reads. */
    public List<String> upgradedBy(DeploymentRequest request, Target.Existing target) {
        StackDetails details = steps(request).details(target);
        return request.settings().probe().isPresent()
                ? Colors.changed(
                        details.variables(), request.on(details).contents().variables())
                : List.of();
    }

    /** The unfinished job that holds the stack, if there is one; only reads. */
    public Optional<Job> unfinished(Target.Existing target) {
        return StackHistory.of(resourceManager.jobs().ofStack(target.stack().id()))
                .unfinished();
    }

    /** Reports a stack that is protected, though the request is not; only reads. */
    public void reportProtection(DeploymentRequest request, Target.Existing target) {
        if (ProtectionTag.isKept(request, target.stack())) {
            listener.accept(new Event.ProtectionKept(target.stack()));
        }
    }

    /** Whether {@link #apply} would be the first deployment; only reads. */
    public boolean isFirst(DeploymentRequest request) {
        if (!(target(request) instanceof Target.Existing existing)) {
            return true;
        }
        StackHistory history =
                StackHistory.of(resourceManager.jobs().ofStack(existing.stack().id()));
        return !history.mayHaveResources()
                && history.unfinished()
                        .filter(job -> job.operation() == JobOperation.APPLY)
                        .isEmpty();
    }

    /**
     * Deploys.
     *
     * @return the result, also if the job failed or was canceled
     * @throws FeatureStoreException if there is no result: the stack is missing, ambiguous or busy for too long, the plan
     *     may not be applied, the cloud refused or did not answer, or this thread is interrupted. A submitted job then
     *     continues
     */
    public DeploymentOutcome apply(DeploymentRequest request) {
        DeploymentSteps steps = steps(request);
        try {
            Target target = target(request);
            if (target instanceof Target.New && request.settings().planJob().isPresent()) {
                throw FeatureStoreException.of(
                                FailureCode.STACK_NOT_FOUND,
                                "Cannot apply the plan: no stack named " + request.stackName() + " in compartment "
                                        + request.compartmentId(),
                                "Plan again")
                        .suggesting(Command.of(Goal.PLAN));
            }
            Target.Existing existing = existing(target, request, steps);
            DeploymentRequest settled = settled(request, existing);
            steps = steps.with(settled);
            ApplyExisting work = new ApplyExisting(resourceManager, steps, settled, existing);
            StackLock lock = lock(existing, request);
            while (true) {
                StackHistory history = lock.take(work::resumes);
                steps.after(history);
                if (history.unfinished().isPresent()) {
                    return work.resume(history.unfinished().get());
                }
                knownDrift(existing, history).ifPresent(listener);
                try {
                    return work.begin(history);
                } catch (FeatureStoreException e) {
                    lock.retryAfter(e);
                }
            }
        } catch (InterruptedException e) {
            throw steps.interrupted(e);
        }
    }

    /** The drift that was found after the last change; a later job may have undone an earlier one. */
    private static Optional<Event> knownDrift(Target.Existing existing, StackHistory history) {
        return existing.details()
                .map(StackDetails::drift)
                .filter(drift -> drift.status() == KnownDrift.Status.DRIFTED)
                .flatMap(KnownDrift::checked)
                .filter(checked -> history.lastChange()
                        .filter(change -> change.created().isAfter(checked))
                        .isEmpty())
                .map(checked -> new Event.DriftKnown(existing.stack(), checked));
    }

    /**
     * Runs a plan job on the stack, after creating or updating it as requested.
     *
     * @throws FeatureStoreException as {@link #apply}
     */
    public DeploymentPlan plan(DeploymentRequest request) {
        DeploymentSteps steps = steps(request);
        try {
            Target.Existing existing = existing(target(request), request, steps);
            DeploymentRequest settled = settled(request, existing);
            steps = steps.with(settled);
            PlanExisting work = new PlanExisting(steps, settled, existing);
            StackLock lock = lock(existing, request);
            while (true) {
                StackHistory history = lock.take(work::resumes);
                steps.after(history);
                if (history.unfinished().isPresent()) {
                    return work.resume(history.unfinished().get());
                }
                try {
                    return work.begin(history);
                } catch (FeatureStoreException e) {
                    lock.retryAfter(e);
                }
            }
        } catch (InterruptedException e) {
            throw steps.interrupted(e);
        }
    }

    /** The request, settled for this stack. */
    private DeploymentRequest settled(DeploymentRequest request, Target.Existing existing) {
        if (existing.created()) {
            return request;
        }
        StackDetails details = existing.details().orElseThrow();
        reportProtection(request, existing);
        if (!details.stack().name().equals(request.stackName())) {
            listener.accept(new Event.DisplayNameKept(details.stack(), request.stackName()));
        }
        DeploymentRequest settled = request.on(details);
        if (request.deploymentName().isEmpty()) {
            return settled;
        }
        if (settled.deploymentName().equals(request.deploymentName())) {
            // The configured name may be new to this stack, and be the name of another.
            Optional<String> wanted =
                    Optional.ofNullable(request.contents().variables().get(DeploymentName.VARIABLE));
            if (wanted.isPresent() && !wanted.get().equals(details.variables().get(DeploymentName.VARIABLE))) {
                new SameDeploymentName(resourceManager, listener)
                        .report(request, details.stack().id());
            }
        } else {
            listener.accept(
                    new Event.DeploymentNameKept(settled.deploymentName().get().value()));
        }
        return settled;
    }

    /** The stack of the target; creates it if it does not exist. */
    private Target.Existing existing(Target target, DeploymentRequest request, DeploymentSteps steps)
            throws InterruptedException {
        if (target instanceof Target.Existing found) {
            listener.accept(new Event.StackFound(found.stack()));
            return withDetails(found, steps);
        }
        new SameDeploymentName(resourceManager, listener).report(request, ((Target.New) target).others());
        StackDetails created = steps.create();
        Stack agreed = new FirstStack(resourceManager, pace, listener).agreed(created.stack(), request.stackName());
        return agreed.id().equals(created.stack().id())
                ? new Target.Existing(created.stack(), Optional.of(created), true)
                : withDetails(new Target.Existing(agreed, Optional.empty()), steps);
    }

    /** Adds the details of the stack: its name and its former secrets depend on them. */
    private static Target.Existing withDetails(Target.Existing found, DeploymentSteps steps) {
        return new Target.Existing(found.stack(), Optional.of(steps.details(found)));
    }

    private StackLock lock(Target.Existing existing, DeploymentRequest request) {
        return new StackLock(
                resourceManager.jobs(),
                run,
                clock,
                pace,
                listener,
                existing.stack().id(),
                request.settings().busyTimeout());
    }

    private DeploymentSteps steps(DeploymentRequest request) {
        return new DeploymentSteps(resourceManager, clock, listener, run, request);
    }
}
