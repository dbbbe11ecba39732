package dev.featurestore.operator;

import dev.featurestore.operator.check.CheckOptions;
import java.util.Optional;

/**
 * What {@link Operator#check} is asked for.
 *
 * @param inputs whose stack's store is checked, and where
 * @param apiEndpoint address of the store's API; without one it is that of the configuration's stack
 * @param compartmentId OCID of the compartment whose stores are listed; without one it is the configuration's, or the
 *     tenancy of whoever signs
 * @param options how it is checked
 */
public record CheckRequest(
        Inputs inputs, Optional<String> apiEndpoint, Optional<String> compartmentId, CheckOptions options) {}
