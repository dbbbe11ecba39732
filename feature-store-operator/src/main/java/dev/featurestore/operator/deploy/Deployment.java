package dev.featurestore.operator.deploy;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import java.time.Clock;
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
    private final JobRun run;
    private final Turn turn;

    public Deployment(ResourceManager resourceManager, Clock clock, Pace pace, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.clock = clock;
        this.listener = listener;
        this.run = new JobRun(resourceManager.jobs(), clock, pace, listener);
        this.turn = new Turn(resourceManager.jobs(), run, clock, pace, listener);
    }

    /** The stack that {@link #apply} would work on; only asks. */
    public Target target(DeploymentRequest request) {
        return new TargetFinder(resourceManager.stacks()).find(request);
    }

    /** Whether {@link #apply} would find nothing to do; only asks. */
    public boolean unchanged(DeploymentRequest request, Target.Existing target) {
        Steps steps = steps(request);
        StackHistory history =
                StackHistory.of(resourceManager.jobs().of(target.stack().id()));
        return history.unfinished().isEmpty()
                && new ApplyExisting(resourceManager, steps, request, target)
                        .deployed(steps.details(target), history)
                        .isPresent();
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
            if (target(request) instanceof Target.Existing existing) {
                return turn.take(
                        existing.stack().id(),
                        request.terms().busyTimeout(),
                        new ApplyExisting(resourceManager, steps, request, existing));
            }
            if (request.terms().planJob().isPresent()) {
                throw FeatureStoreException.of(
                                FailureCode.STACK_NOT_FOUND,
                                "no stack named " + request.stackName() + " is in compartment "
                                        + request.compartmentId() + ", so no plan can be applied to it",
                                "plan again")
                        .suggesting(Command.of(Goal.PLAN));
            }
            StackDetails created = steps.create();
            Job job = steps.submit(created, new JobOrder.Work.Apply());
            return steps.outcome(created.stack(), DeploymentResult.Course.CREATED, job);
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
            if (target(request) instanceof Target.Existing existing) {
                return turn.take(
                        existing.stack().id(),
                        request.terms().busyTimeout(),
                        new PlanExisting(steps, request, existing));
            }
            StackDetails created = steps.create();
            return steps.planned(created.stack(), true, steps.submit(created, new JobOrder.Work.Plan()));
        } catch (InterruptedException e) {
            throw steps.interrupted(e);
        }
    }

    private Steps steps(DeploymentRequest request) {
        return new Steps(resourceManager, clock, listener, run, request);
    }
}
