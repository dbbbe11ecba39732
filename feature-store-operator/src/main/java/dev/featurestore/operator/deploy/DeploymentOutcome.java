package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;

/** The outcome of a deployment. */
public sealed interface DeploymentOutcome permits DeploymentResult, DeploymentOutcome.Detached {

    /** The job was submitted, and this run does not wait for it. */
    record Detached(Stack stack, Job job) implements DeploymentOutcome {}
}
