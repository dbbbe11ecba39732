package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Stack;
import java.time.Duration;

/**
 * What is to be destroyed, and how.
 *
 * @param stack the stack
 * @param name its name
 * @param keepStack whether the stack stays, without resources
 * @param busyTimeout how long it is waited for if another job holds it; zero not to wait
 * @param redaction what the job's log must not tell
 */
public record DestructionRequest(
        Stack stack, String name, boolean keepStack, Duration busyTimeout, Redaction redaction) {}
