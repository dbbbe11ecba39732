package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.config.DeploymentName;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings a stack to what a request says: finds or makes it, runs a job on it if there is anything to do, waits for the end.
 *
 * <p>What earlier runs have left is read from the stack's jobs: it does not matter where they ran, nor how they ended. An
 * object of this class is for one run.
 */
public final class Deployment {

    private final ResourceManager resourceManager;
    private final Clock clock;
    private final Consumer<Event> listener;
    private final Pace pace;
    private final JobRun run;
    private final Turn turn;

    public Deployment(ResourceManager resourceManager, Clock clock, Pace pace, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.run = new JobRun(resourceManager.jobs(), clock, pace, listener);
        this.turn = new Turn(resourceManager.jobs(), run, clock, pace, listener);
    }

    /** The stack that {@link #apply} would work on; only asks. */
    public Target target(DeploymentRequest request) {
        return new TargetFinder(resourceManager, listener).find(request);
    }

    /** Whether {@link #apply} would find nothing to do; only asks. */
    public boolean unchanged(DeploymentRequest request, Target.Existing target) {
        StackHistory history =
                StackHistory.of(resourceManager.jobs().of(target.stack().id()));
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
                        StackHistory.of(resourceManager.jobs().of(target.stack().id())));
    }

    /** The unfinished job that holds the stack, if there is one; only reads. */
    public Optional<Job> unfinished(Target.Existing target) {
        return StackHistory.of(resourceManager.jobs().of(target.stack().id())).unfinished();
    }

    /** Whether {@link #apply} would begin a deployment where nothing is deployed; only asks. */
    public boolean isFirst(DeploymentRequest request) {
        if (!(target(request) instanceof Target.Existing existing)) {
            return true;
        }
        StackHistory history =
                StackHistory.of(resourceManager.jobs().of(existing.stack().id()));
        return !history.mayHaveResources()
                && history.unfinished()
                        .filter(job -> job.operation() == JobOperation.APPLY)
                        .isEmpty();
    }

    /**
     * Deploys.
     *
     * @return how it ended, also if the job failed or was canceled
     * @throws FeatureStoreException if it did not come to an end: the stack is missing, ambiguous or busy for too long, a
     *     plan may not be applied, the cloud refused or did not answer, or this thread was interrupted; the job, if there
     *     is one, then goes on
     */
    public DeploymentOutcome apply(DeploymentRequest request) {
        Steps steps = steps(request);
        try {
            Target target = target(request);
            if (target instanceof Target.New && request.terms().planJob().isPresent()) {
                throw FeatureStoreException.of(
                                FailureCode.STACK_NOT_FOUND,
                                "no stack named " + request.stackName() + " is in compartment "
                                        + request.compartmentId() + ", so no plan can be applied to it",
                                "plan again")
                        .suggesting(Command.of(Goal.PLAN));
            }
            Target.Existing existing = existing(target, request, steps);
            DeploymentRequest settled = settled(request, existing);
            steps = steps.with(settled);
            return turn.take(
                    existing.stack().id(),
                    request.terms().busyTimeout(),
                    new ApplyExisting(resourceManager, steps, settled, existing));
        } catch (InterruptedException e) {
            throw steps.interrupted(e);
        }
    }

    /**
     * Says what {@link #apply} would do, by a plan job on the stack, which is made or brought up to the request first.
     *
     * @throws FeatureStoreException as {@link #apply}
     */
    public DeploymentPlan plan(DeploymentRequest request) {
        Steps steps = steps(request);
        try {
            Target.Existing existing = existing(target(request), request, steps);
            DeploymentRequest settled = settled(request, existing);
            steps = steps.with(settled);
            return turn.take(
                    existing.stack().id(), request.terms().busyTimeout(), new PlanExisting(steps, settled, existing));
        } catch (InterruptedException e) {
            throw steps.interrupted(e);
        }
    }

    /** The request for this very stack. */
    private DeploymentRequest settled(DeploymentRequest request, Target.Existing existing) {
        if (existing.created() || request.deploymentName().isEmpty()) {
            return request;
        }
        StackDetails details = existing.details().orElseThrow();
        DeploymentRequest settled = request.on(details);
        if (settled.deploymentName().equals(request.deploymentName())) {
            // A name that the configuration gives may be new to this stack, and that of another.
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

    /** The stack that the target says, or, where it says that there is none, a new one. */
    private Target.Existing existing(Target target, DeploymentRequest request, Steps steps)
            throws InterruptedException {
        if (target instanceof Target.Existing found) {
            return withDetails(found, request, steps);
        }
        new SameDeploymentName(resourceManager, listener).report(request, "");
        StackDetails created = steps.create();
        Stack agreed = new FirstStack(resourceManager, pace, listener).agreed(created.stack(), request.stackName());
        return agreed.id().equals(created.stack().id())
                ? new Target.Existing(created.stack(), Optional.of(created), true)
                : withDetails(new Target.Existing(agreed, Optional.empty()), request, steps);
    }

    /** With what the name of the deployment depends on, if it has one: they are read before anything is decided. */
    private static Target.Existing withDetails(Target.Existing found, DeploymentRequest request, Steps steps) {
        return request.deploymentName().isEmpty()
                ? found
                : new Target.Existing(found.stack(), Optional.of(steps.details(found)));
    }

    private Steps steps(DeploymentRequest request) {
        return new Steps(resourceManager, clock, listener, run, request);
    }
}
