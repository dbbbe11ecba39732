package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cost.PlannedCost;
import dev.featurestore.operator.deploy.PlanReview;
import dev.featurestore.operator.estimate.JobEstimate;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.plan.TerraformPlan;

/**
 * A review whose plan the page shows, also if it refuses it; the job that applies the plan is estimated from it.
 *
 * @param cost whether reports show the cost of the plan
 */
record TracedReview(PlanReview review, RunTrace trace, boolean cost, JobEstimate estimate) implements PlanReview {

    @Override
    public void review(Stack stack, Job planJob, Redaction redaction, byte[] planJson) {
        TerraformPlan plan = TerraformPlan.read(planJson);
        trace.planned(plan, redaction::hide);
        if (cost) {
            trace.priced(PlannedCost.of(planJson, redaction::hide));
        }
        estimate.reviewed(plan);
        review.review(stack, planJob, redaction, planJson);
    }
}
