package dev.featurestore.operator;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Which stack a goal is about that needs no whole configuration: the one of this OCID, or else that of the configuration,
 * with the overrides in place of its own values, as {@code apply} takes it. If a compartment is given, no configuration is
 * needed.
 *
 * @param config the operator's configuration
 * @param stackId OCID of the stack
 * @param overrides values in place of those of the configuration
 * @param cloud the way to the cloud
 */
public record StackRequest(Source config, Optional<String> stackId, Overrides overrides, CloudAccess cloud) {

    /** OCID of the compartment that the stack is in, if it is given. */
    Optional<String> compartmentId() {
        return overrides.text(Overrides.COMPARTMENT_ID);
    }

    /** Name of the stack, if it is given. */
    Optional<String> stackName() {
        return overrides.text(Overrides.STACK_NAME);
    }

    /** Region identifier, if it is given. */
    Optional<String> region() {
        return overrides.text(Overrides.REGION);
    }

    /** Whether the stack is that of the configuration, with the overrides. */
    boolean isConfigured() {
        return stackId.isEmpty() && (compartmentId().isEmpty() || hasConfiguration());
    }

    /** Whether there is a configuration to read: one in Object Storage is always named by the user. */
    boolean hasConfiguration() {
        return !(config instanceof Source.Local local) || Files.exists(local.path());
    }
}
