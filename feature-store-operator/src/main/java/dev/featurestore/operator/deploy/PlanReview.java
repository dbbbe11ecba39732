package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;

/** Looks at a plan before it is applied. */
public interface PlanReview {

    /**
     * Returns if the plan may be applied.
     *
     * @param planJson the plan, as Terraform's JSON; values of sensitive variables stand in it
     * @throws dev.featurestore.operator.failure.FeatureStoreException if it may not
     */
    void review(Stack stack, Job planJob, byte[] planJson);
}
