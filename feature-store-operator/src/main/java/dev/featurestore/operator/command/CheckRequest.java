package dev.featurestore.operator.command;

import dev.featurestore.operator.check.CheckOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Request of {@link CheckStore}.
 *
 * @param apiEndpoint URL of the store's API; default: the stack's output
 * @param options options of the check
 * @param junit file for the steps as test results
 */
public record CheckRequest(Optional<String> apiEndpoint, CheckOptions options, Optional<Path> junit) {

    /** A request that writes no test results. */
    public CheckRequest(Optional<String> apiEndpoint, CheckOptions options) {
        this(apiEndpoint, options, Optional.empty());
    }

    public CheckRequest withJunit(Optional<Path> junit) {
        return new CheckRequest(apiEndpoint, options, junit);
    }
}
