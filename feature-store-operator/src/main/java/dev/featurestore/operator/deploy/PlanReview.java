package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;

/** Reviews a plan before it is applied. */
public interface PlanReview {

    /**
     * Returns normally if the plan may be applied.
     *
     * @param planJson the plan as Terraform's JSON; contains the values of sensitive variables
     * @throws dev.featurestore.operator.failure.FeatureStoreException if it may not be applied
     */
    void review(Stack stack, Job planJob, byte[] planJson);
}
