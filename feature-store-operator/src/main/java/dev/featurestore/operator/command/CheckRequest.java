package dev.featurestore.operator.command;

import dev.featurestore.operator.check.CheckOptions;
import java.util.Optional;

/**
 * Request of {@link CheckStore}.
 *
 * @param apiEndpoint URL of the store's API; default: the stack's output
 * @param options options of the check
 */
public record CheckRequest(Optional<String> apiEndpoint, CheckOptions options) {}
