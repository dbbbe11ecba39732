package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Stack;
import java.util.Optional;

/**
 * What an apply would do.
 *
 * @param stack the stack, brought up to the configuration
 * @param created whether it was made for this plan
 * @param end how the plan job ended
 * @param json the plan, as Terraform's JSON, if the job succeeded; values of sensitive variables stand in it
 */
public record DeploymentPlan(Stack stack, boolean created, JobEnd end, Optional<byte[]> json) {}
