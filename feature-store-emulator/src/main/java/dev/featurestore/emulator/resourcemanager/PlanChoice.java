package dev.featurestore.emulator.resourcemanager;

import org.jspecify.annotations.Nullable;

/**
 * The choice of the plan that an APPLY applies.
 *
 * @param strategy the strategy
 * @param planJobId the OCID of the PLAN job; only with {@link Strategy#FROM_PLAN_JOB_ID}
 */
record PlanChoice(Strategy strategy, @Nullable String planJobId) {

    static final PlanChoice AUTO_APPROVED = new PlanChoice(Strategy.AUTO_APPROVED, null);

    /** Resource Manager's {@code executionPlanStrategy}. */
    enum Strategy {
        AUTO_APPROVED,
        FROM_PLAN_JOB_ID,
        FROM_LATEST_PLAN_JOB
    }
}
