package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Request for an existing stack: the one with this OCID, or else the stack of the configuration with its overrides, as in
 * {@code apply}. With a compartment it needs no configuration.
 *
 * @param config the operator's configuration
 * @param stackId OCID of the stack
 * @param overrides values that replace those of the configuration
 * @param cloud access to the cloud
 */
public record StackRequest(Source config, Optional<String> stackId, Overrides overrides, CloudAccess cloud) {

    /** OCID of the stack's compartment, if it is set. */
    Optional<String> compartmentId() {
        return overrides.text(Overrides.COMPARTMENT_ID);
    }

    /** Name of the stack, if it is set. */
    Optional<String> stackName() {
        return overrides.text(Overrides.STACK_NAME);
    }

    /** Region identifier, if it is set. */
    Optional<String> region() {
        return overrides.text(Overrides.REGION);
    }

    /** Whether the configuration, with the overrides, names the stack. */
    boolean isConfigured() {
        return stackId.isEmpty() && (compartmentId().isEmpty() || hasConfiguration());
    }

    /** Whether a configuration exists; one in Object Storage or of several files counts as existing, as the user named it. */
    boolean hasConfiguration() {
        return !(config instanceof Source.Local local) || Files.exists(local.path());
    }
}
