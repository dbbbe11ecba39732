package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.JobEnd;
import java.util.Optional;

/**
 * The result of a plan job.
 *
 * @param stack the stack, updated to the configuration
 * @param created whether it was created for this plan
 * @param end end of the plan job
 * @param redaction hides the secrets of the stack before and after the plan
 * @param json the plan as Terraform's JSON, if the job succeeded; contains the values of sensitive variables
 */
public record DeploymentPlan(Stack stack, boolean created, JobEnd end, Redaction redaction, Optional<byte[]> json) {}
