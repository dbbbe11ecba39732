package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.StackHistory;

/**
 * Checks that an earlier plan is still current.
 *
 * @param request the current configuration
 * @param stack the current stack
 * @param history the stack's jobs
 * @param comparison compares the stack with the configuration of the plan
 */
record PlanCheck(DeploymentRequest request, StackDetails stack, StackHistory history, Comparison comparison) {

    /**
     * Requires that a plan is current.
     *
     * @throws FeatureStoreException {@code PLAN_OUTDATED} if something has changed since the plan, {@code INVALID_PARAMETER}
     *     if the job is not a successful plan job of this stack
     */
    void requireCurrent(Job plan) {
        if (plan.operation() != JobOperation.PLAN || plan.state() != JobState.SUCCEEDED) {
            throw FeatureStoreException.of(
                            FailureCode.INVALID_PARAMETER,
                            "featurestore.plan: must be the OCID of a plan job that succeeded, but is that of "
                                    + plan.operation().words() + " job " + plan.id() + " in state " + plan.state(),
                            "Use the OCID that the goal plan printed at its end, or plan again")
                    .suggesting(Command.of(Goal.PLAN));
        }
        if (!plan.stackId().equals(stack.stack().id())) {
            throw FeatureStoreException.of(
                            FailureCode.INVALID_PARAMETER,
                            "featurestore.plan: plan job " + plan.id() + " belongs to stack " + plan.stackId()
                                    + ", but the configuration to stack "
                                    + stack.stack().id(),
                            "Use the configuration of the plan, or plan again")
                    .suggesting(Command.of(Goal.PLAN));
        }
        if (!request.fingerprint().isOf(plan)) {
            throw outdated(plan, "the configuration differs from the plan's");
        }
        if (!comparison.same(request, stack, plan)) {
            throw outdated(plan, "the stack's configuration or variables changed after the plan");
        }
        history.lastChange()
                .filter(job -> job.created().isAfter(plan.created()))
                .ifPresent(job -> {
                    throw outdated(
                            plan, job.operation().words() + " job " + job.id() + " changed resources after the plan");
                });
    }

    private static FeatureStoreException outdated(Job plan, String why) {
        return FeatureStoreException.of(
                        FailureCode.PLAN_OUTDATED,
                        "Plan job " + plan.id() + " is out of date: " + why + ". Nothing was applied",
                        "Plan again, and apply that plan")
                .suggesting(Command.of(Goal.PLAN));
    }
}
