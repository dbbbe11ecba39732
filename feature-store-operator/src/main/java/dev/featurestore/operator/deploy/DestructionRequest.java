package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.joblog.Redaction;
import java.time.Duration;
import java.util.Map;

/**
 * What to destroy, and how.
 *
 * @param stack the stack
 * @param name its name
 * @param keepStack whether to keep the stack, without resources
 * @param busyTimeout maximum time to wait while another job holds the stack; zero fails at once
 * @param redaction hides secrets in the job's log
 * @param jobTags freeform tags of the job
 */
public record DestructionRequest(
        Stack stack,
        String name,
        boolean keepStack,
        Duration busyTimeout,
        Redaction redaction,
        Map<String, String> jobTags) {}
