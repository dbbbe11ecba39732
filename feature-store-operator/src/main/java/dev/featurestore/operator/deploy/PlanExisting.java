package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.jobs.StackHistory;
import java.util.Optional;

/** A plan for an existing stack, or for one that this run has just created. */
final class PlanExisting {

    private final DeploymentSteps steps;
    private final DeploymentRequest request;
    private final Stack stack;
    private final boolean created;
    private Optional<StackDetails> known;

    PlanExisting(DeploymentSteps steps, DeploymentRequest request, Target.Existing target) {
        this.steps = steps;
        this.request = request;
        this.stack = target.stack();
        this.created = target.created();
        this.known = target.details();
    }

    /** Whether this run resumes an unfinished job. What is known of the stack may be outdated after that job. */
    boolean resumes(Job unfinished) {
        known = Optional.empty();
        return unfinished.operation() == JobOperation.PLAN
                && unfinished.state() != JobState.CANCELING
                && request.fingerprint().isOf(unfinished);
    }

    /** Resumes an unfinished job. */
    DeploymentPlan resume(Job unfinished) throws InterruptedException {
        steps.adopt(unfinished);
        return steps.planned(stack, false, unfinished);
    }

    /** Starts while no job holds the stack. Called again after a failure with {@code STACK_BUSY}. */
    DeploymentPlan begin(StackHistory history) throws InterruptedException {
        if (created && known.isPresent()) {
            StackDetails details = known.get();
            known = Optional.empty();
            return steps.planned(stack, true, steps.submit(details, new JobOrder.Work.Plan()));
        }
        StackDetails updated = steps.update(known.orElseGet(() -> steps.details(stack.id())), history);
        return steps.planned(stack, false, steps.submit(updated, new JobOrder.Work.Plan(), history));
    }
}
