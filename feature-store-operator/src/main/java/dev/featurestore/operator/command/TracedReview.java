package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.PlanReview;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.plan.TerraformPlan;

/** A review whose plan the page shows, also if it refuses it. */
record TracedReview(PlanReview review, RunTrace trace) implements PlanReview {

    @Override
    public void review(Stack stack, Job planJob, Redaction redaction, byte[] planJson) {
        trace.planned(TerraformPlan.read(planJson), redaction::hide);
        review.review(stack, planJob, redaction, planJson);
    }
}
