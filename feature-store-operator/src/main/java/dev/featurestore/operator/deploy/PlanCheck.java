package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;

/**
 * Whether a plan that was made earlier is still the one to apply.
 *
 * @param request what the configuration says now
 * @param stack the stack as it is now
 * @param history what has happened to it
 * @param comparison tells whether the stack is still what was planned
 */
record PlanCheck(DeploymentRequest request, StackDetails stack, StackHistory history, Comparison comparison) {

    /** @throws FeatureStoreException {@code PLAN_OUTDATED} if something has moved on, {@code INVALID_PARAMETER} if it is no such plan */
    void requireCurrent(Job plan) {
        if (plan.operation() != JobOperation.PLAN || plan.state() != JobState.SUCCEEDED) {
            throw FeatureStoreException.of(
                            FailureCode.INVALID_PARAMETER,
                            "featurestore.plan: expected a plan job that has succeeded, found the "
                                    + plan.operation().words() + " job " + plan.id() + ", which is " + plan.state(),
                            "pass the OCID that the goal plan printed at its end; to plan again, run")
                    .suggesting(Command.of(Goal.PLAN));
        }
        if (!plan.stackId().equals(stack.stack().id())) {
            throw FeatureStoreException.of(
                            FailureCode.INVALID_PARAMETER,
                            "featurestore.plan: the plan job " + plan.id() + " is of stack " + plan.stackId()
                                    + ", and the configuration names "
                                    + stack.stack().id(),
                            "pass the configuration that was planned, or plan again")
                    .suggesting(Command.of(Goal.PLAN));
        }
        if (!request.fingerprint().isOf(plan)) {
            throw outdated(plan, "was made from another configuration than this one");
        }
        if (!comparison.same(request, stack, plan)) {
            throw outdated(plan, "was made before the stack's configuration or variables were changed");
        }
        history.lastChange()
                .filter(job -> job.created().isAfter(plan.created()))
                .ifPresent(job -> {
                    throw outdated(
                            plan,
                            "was made before the " + job.operation().words() + " job " + job.id()
                                    + " changed resources");
                });
    }

    private static FeatureStoreException outdated(Job plan, String why) {
        return FeatureStoreException.of(
                        FailureCode.PLAN_OUTDATED,
                        "the plan of job " + plan.id() + " " + why + "; nothing was applied",
                        "plan again, and apply that plan")
                .suggesting(Command.of(Goal.PLAN));
    }
}
