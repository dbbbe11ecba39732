package dev.featurestore.operator;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.config.Source;
import java.util.Optional;

/**
 * Which stack a goal is about that needs no whole configuration: the one of this OCID, or else that of this name in this
 * compartment, or else that of the configuration, in which a name or a region that is given here is replaced.
 *
 * @param config the operator's configuration; it is read only where neither stack nor compartment is given
 * @param stackId OCID of the stack
 * @param compartmentId OCID of the compartment that it is looked for in
 * @param stackName name of the stack
 * @param region region identifier, such as {@code eu-frankfurt-1}
 * @param cloud the way to the cloud
 */
public record StackRequest(
        Source config,
        Optional<String> stackId,
        Optional<String> compartmentId,
        Optional<String> stackName,
        Optional<String> region,
        CloudAccess cloud) {

    /** Whether it is the stack of the configuration, and not one that was named otherwise. */
    boolean isConfigured() {
        return stackId.isEmpty() && compartmentId.isEmpty() && stackName.isEmpty();
    }
}
