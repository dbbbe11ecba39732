package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.joblog.Redaction;

/** Reviews a plan before it is applied. */
public interface PlanReview {

    /**
     * Returns normally if the plan may be applied.
     *
     * @param redaction hides the secrets of the stack before and after the plan
     * @param planJson the plan as Terraform's JSON; contains the values of sensitive variables
     * @throws dev.featurestore.operator.failure.FeatureStoreException if it may not be applied
     */
    void review(Stack stack, Job planJob, Redaction redaction, byte[] planJson);
}
