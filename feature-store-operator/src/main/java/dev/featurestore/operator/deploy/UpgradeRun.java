package dev.featurestore.operator.deploy;

import dev.featurestore.operator.check.StepResult;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.upgrade.Colors;
import dev.featurestore.operator.upgrade.Phase;
import dev.featurestore.operator.upgrade.Upgrade;
import dev.featurestore.operator.upgrade.UpgradeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs an upgrade: a job for each phase, after which a color must answer, and the last job. Each phase leaves a store that
 * answers, so the run can end after any of them.
 */
final class UpgradeRun {

    private static final Command IN_PLACE = Command.of(Goal.APPLY).with("featurestore.upgrade", "inPlace");

    private final DeploymentSteps steps;
    private final DeploymentRequest request;
    private final ColorProbe probe;
    private final Upgrade upgrade;
    private final String endpoint;

    /** The ends of the successful jobs before the last one. */
    private final List<JobEnd> ends = new ArrayList<>();

    private Colors current;
    private StackDetails details;
    private Job last;
    private int step;

    /**
     * @param details the stack, with the configuration of the request
     * @param plan the plan job of the request
     */
    UpgradeRun(
            DeploymentSteps steps,
            DeploymentRequest request,
            ColorProbe probe,
            Upgrade upgrade,
            StackDetails details,
            Job plan) {
        this.steps = steps;
        this.request = request;
        this.probe = probe;
        this.upgrade = upgrade;
        this.endpoint = upgrade.change().endpoint();
        this.current = upgrade.change().deployed();
        this.details = details;
        this.last = plan;
    }

    DeploymentOutcome run() throws InterruptedException {
        requireAttached();
        requireReachable();
        for (Phase phase : upgrade.phases()) {
            if (phase.job()) {
                Optional<DeploymentResult> failed = job(phase.colors());
                if (failed.isPresent()) {
                    return failed.get();
                }
            }
            await(phase.awaited());
        }
        DeploymentOutcome outcome = lastJob();
        if (outcome instanceof DeploymentResult result && result.end().job().state() == JobState.SUCCEEDED) {
            steps.report(new Event.Upgraded(upgrade));
        }
        return outcome;
    }

    private void requireAttached() {
        if (request.settings().detach() && upgrade.jobs() > 1) {
            throw FeatureStoreException.of(
                            FailureCode.CONFLICTING_PARAMETERS,
                            "featurestore.detach cannot be used with this upgrade: it waits for the new version before it"
                                    + " switches calls. Nothing was applied",
                            "Remove featurestore.detach, or accept that calls fail for about two minutes")
                    .suggesting(IN_PLACE.with("featurestore.detach"));
        }
    }

    /** A store that fails now needs the upgrade; one that cannot be asked from here would be switched blindly. */
    private void requireReachable() throws InterruptedException {
        Optional<StepResult> unreachable = probe.unreachable(endpoint);
        if (unreachable.isPresent()) {
            throw stopped(
                            "Cannot upgrade without downtime, because this machine gets no answer of the API",
                            unreachable.get(),
                            "Nothing was applied",
                            "Or accept that calls fail for about two minutes")
                    .suggesting(IN_PLACE);
        }
    }

    /** Runs the job of a phase; returns its result if it failed. */
    private Optional<DeploymentResult> job(Colors next) throws InterruptedException {
        DeploymentRequest between = request.with(next.in(request.contents().variables()));
        DeploymentSteps own = steps.with(between);
        begin(next);
        JobEnd end;
        try {
            details = own.update(details);
            last = own.submitStep(details, Optional.of(last.id()), step + "/" + upgrade.jobs());
            end = own.follow(last);
            if (end.job().state() != JobState.SUCCEEDED) {
                return Optional.of(failed(
                        own.result(details.stack(), DeploymentResult.Course.UPDATED, end)
                                .after(ends),
                        next));
            }
        } catch (InterruptedException e) {
            throw own.interrupted(e);
        }
        current = next;
        ends.add(end);
        return Optional.empty();
    }

    /** The last job; it applies exactly the plan if the stack has not changed since. */
    private DeploymentOutcome lastJob() throws InterruptedException {
        Colors wanted = upgrade.change().wanted();
        begin(wanted);
        if (upgrade.jobs() == 1) {
            last = steps.submit(details, new JobOrder.Work.ApplyPlan(last.id()));
        } else {
            details = steps.update(details);
            last = steps.submit(details, new JobOrder.Work.Apply(), Optional.of(last.id()));
        }
        DeploymentOutcome outcome = steps.outcome(details.stack(), DeploymentResult.Course.UPDATED, last);
        if (!(outcome instanceof DeploymentResult result)) {
            return outcome;
        }
        DeploymentResult whole = result.after(ends);
        return whole.end().job().state() == JobState.SUCCEEDED ? whole : failed(whole, wanted);
    }

    private void begin(Colors next) {
        step++;
        steps.report(new Event.UpgradeStep(step, upgrade.jobs(), current, next));
    }

    private DeploymentResult failed(DeploymentResult result, Colors next) {
        steps.report(new Event.UpgradeStepFailed(step, upgrade.jobs(), current, next));
        return result;
    }

    private void await(String color) throws InterruptedException {
        steps.report(new Event.ColorAwaited(color, current));
        StepResult result;
        try {
            result = probe.await(endpoint, color);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED,
                    "Interrupted while the upgrade waited for " + UpgradeWords.color(color, current) + ". "
                            + UpgradeWords.serving(current),
                    "Run the same command again to continue",
                    e);
        }
        if (!result.passed()) {
            throw stopped(
                            "The upgrade stopped, because " + UpgradeWords.color(color, current) + " does not answer",
                            result,
                            UpgradeWords.serving(current),
                            "Then run the same command again to continue, or set the earlier version and run it, which"
                                    + " removes the new one")
                    .suggesting(Command.of(Goal.APPLY));
        }
        steps.report(new Event.ColorAnswers(color, result.seen()));
    }

    private static FeatureStoreException stopped(String what, StepResult result, String state, String hint) {
        StepResult.Trouble trouble = result.trouble().orElseThrow();
        return FeatureStoreException.of(
                FailureCode.UPGRADE_STOPPED,
                List.of(what + " (" + trouble.hop() + "): " + trouble.what() + " (" + result.seen() + ")", state),
                trouble.fix() + ". " + hint);
    }
}
