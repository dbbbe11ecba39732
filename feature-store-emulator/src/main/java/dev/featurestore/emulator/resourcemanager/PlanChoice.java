package dev.featurestore.emulator.resourcemanager;

import org.jspecify.annotations.Nullable;

/**
 * Which plan an APPLY carries out.
 *
 * @param strategy how it is chosen
 * @param planJobId the PLAN job named by the client; only with {@link Strategy#FROM_PLAN_JOB_ID}
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
