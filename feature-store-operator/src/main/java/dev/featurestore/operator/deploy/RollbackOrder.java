package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.joblog.Redaction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What to roll back, and how.
 *
 * @param stack the stack
 * @param name its name, for messages
 * @param toJob OCID of the apply job to return to; empty: the last successful one before the current state
 * @param review reviews the plan of the rollback
 * @param deployed the configuration in Resource Manager, which knows the sensitive variables
 * @param redaction hides secrets in the logs of jobs
 * @param busyTimeout maximum time to wait while another job holds the stack; zero fails at once
 * @param jobTags freeform tags of the jobs, beside those of a rollback
 */
public record RollbackOrder(
        Stack stack,
        String name,
        Optional<String> toJob,
        PlanReview review,
        DeployedConfiguration deployed,
        Redaction redaction,
        Duration busyTimeout,
        Map<String, String> jobTags) {}
