package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.jobs.StackHistory;
import dev.featurestore.operator.upgrade.Upgrade;
import java.util.List;
import java.util.Optional;

/** An apply to an existing stack, or to one that this run has just created. */
final class ApplyExisting {

    private final ResourceManager resourceManager;
    private final DeploymentSteps steps;
    private final DeploymentRequest request;
    private final Stack stack;
    private final boolean created;
    private Optional<StackDetails> known;

    ApplyExisting(
            ResourceManager resourceManager, DeploymentSteps steps, DeploymentRequest request, Target.Existing target) {
        this.resourceManager = resourceManager;
        this.steps = steps;
        this.request = request;
        this.stack = target.stack();
        this.created = target.created();
        this.known = target.details();
    }

    /** Whether this run resumes an unfinished job. What is known of the stack may be outdated after that job. */
    boolean resumes(Job unfinished) {
        known = Optional.empty();
        if (request.settings().planJob().isPresent()
                || unfinished.state() == JobState.CANCELING
                || !request.fingerprint().isOf(unfinished)) {
            return false;
        }
        return unfinished.operation() == JobOperation.APPLY
                || (unfinished.operation() == JobOperation.PLAN && plansFirst(stack));
    }

    /** Resumes an unfinished job. */
    DeploymentOutcome resume(Job unfinished) throws InterruptedException {
        steps.adopt(unfinished);
        return unfinished.operation() == JobOperation.APPLY
                ? steps.outcome(stack, DeploymentResult.Course.FOLLOWED, unfinished)
                : reviewed(steps.details(stack.id()), unfinished);
    }

    /** Starts while no job holds the stack. Called again after a failure with {@code STACK_BUSY}. */
    DeploymentOutcome begin(StackHistory history) throws InterruptedException {
        if (created && known.isPresent() && !history.mayHaveResources()) {
            StackDetails details = known.get();
            known = Optional.empty();
            Job job = steps.submit(details, new JobOrder.Work.Apply());
            return steps.outcome(stack, DeploymentResult.Course.CREATED, job);
        }
        StackDetails details = known.orElseGet(() -> steps.details(stack.id()));
        known = Optional.empty();
        if (request.settings().planJob().isPresent()) {
            return planned(details, history, request.settings().planJob().get());
        }
        Optional<Job> deployed = request.settings().force() ? Optional.empty() : deployed(details, history);
        if (deployed.isPresent()) {
            return unchanged(details, deployed.get());
        }
        undone(history, request)
                .ifPresent(rollback ->
                        request.settings().undoReview().ifPresent(review -> review.review(details.stack(), rollback)));
        StackDetails updated = steps.update(details, history);
        if (plansFirst(updated.stack()) && history.mayHaveResources()) {
            return reviewed(updated, steps.submit(updated, new JobOrder.Work.Plan(), history));
        }
        Job job = steps.submit(updated, new JobOrder.Work.Apply(), history);
        return steps.outcome(updated.stack(), DeploymentResult.Course.UPDATED, job);
    }

    /** The rollback that this request would undo; empty if the last change is none, or has returned to this request. */
    static Optional<Job> undone(StackHistory history, DeploymentRequest request) {
        return history.lastChange()
                .filter(Fingerprint::isRollback)
                .filter(rollback -> rollback.state() == JobState.SUCCEEDED)
                .filter(rollback -> !request.fingerprint().isOf(rollback));
    }

    /** The job that has deployed exactly this request; empty if there is something to do. */
    Optional<Job> deployed(StackDetails details, StackHistory history) {
        Optional<Job> deployed = history.deployed();
        if (deployed.isEmpty()) {
            steps.compared("the last change of the stack is not a successful apply job");
            return deployed;
        }
        List<String> differences =
                new Comparison(resourceManager.stacks()).differences(request, details, deployed.get());
        steps.compared("compared with apply job " + deployed.get().id() + ": "
                + (differences.isEmpty() ? "no difference" : "different " + String.join(", ", differences)));
        return differences.isEmpty() ? deployed : Optional.empty();
    }

    private Optional<PlanReview> review(Stack target) {
        return ProtectionTag.protects(request, target)
                ? request.settings().protectedReview()
                : request.settings().review();
    }

    /** Whether a change of a stack that may have resources is planned before it is applied. */
    private boolean plansFirst(Stack target) {
        return review(target).isPresent() || request.settings().probe().isPresent();
    }

    /** Applies a plan: with a single job, or as an upgrade in several. */
    private DeploymentOutcome applied(StackDetails details, Job plan, byte[] planJson) throws InterruptedException {
        Optional<ColorProbe> probe = request.settings().probe();
        Optional<Upgrade> upgrade = probe.isPresent() ? Upgrade.of(planJson) : Optional.empty();
        upgrade.ifPresent(planned -> steps.report(new Event.UpgradePlanned(planned)));
        review(details.stack()).ifPresent(review -> review.review(details.stack(), plan, steps.redaction(), planJson));
        if (upgrade.isPresent() && !upgrade.get().isDirect()) {
            return new UpgradeRun(steps, request, probe.orElseThrow(), upgrade.get(), details, plan).run();
        }
        return applied(details, plan);
    }

    private DeploymentOutcome applied(StackDetails details, Job plan) throws InterruptedException {
        Job job = steps.submit(details, new JobOrder.Work.ApplyPlan(plan.id()));
        return steps.outcome(details.stack(), DeploymentResult.Course.UPDATED, job);
    }

    private DeploymentOutcome unchanged(StackDetails details, Job deployed) throws InterruptedException {
        if (!Comparison.sameTags(request, details)) {
            steps.update(details);
        }
        JobEnd end = new JobEnd(deployed, List.of(), Optional.empty(), List.of());
        return steps.result(details.stack(), DeploymentResult.Course.UNCHANGED, end);
    }

    private DeploymentOutcome reviewed(StackDetails details, Job plan) throws InterruptedException {
        JobEnd end = steps.follow(plan);
        if (end.job().state() != JobState.SUCCEEDED) {
            return steps.result(details.stack(), DeploymentResult.Course.UPDATED, end);
        }
        return applied(details, end.job(), steps.planJson(end.job()));
    }

    /** Applies a reviewed plan; refuses it if the stack has changed since then. */
    private DeploymentOutcome planned(StackDetails details, StackHistory history, String planJob)
            throws InterruptedException {
        Job plan = resourceManager.jobs().job(planJob);
        new PlanCheck(request, details, history, new Comparison(resourceManager.stacks())).requireCurrent(plan);
        return plansFirst(details.stack()) && history.mayHaveResources()
                ? applied(details, plan, steps.planJson(plan))
                : applied(details, plan);
    }
}
