package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;

/** What came of a deployment. */
public sealed interface DeploymentOutcome permits DeploymentResult, DeploymentOutcome.Detached {

    /** Its job runs, and nobody waits for its end. */
    record Detached(Stack stack, Job job) implements DeploymentOutcome {}
}
