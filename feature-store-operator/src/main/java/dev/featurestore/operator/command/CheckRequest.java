package dev.featurestore.operator.command;

import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.report.Results;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Request of {@link CheckStore}.
 *
 * @param apiEndpoint URL of the store's API; default: the stack's output
 * @param options options of the check
 * @param junit file for the steps as test results
 * @param results where to write {@code report.html}
 */
public record CheckRequest(
        Optional<String> apiEndpoint, CheckOptions options, Optional<Path> junit, Optional<Results> results) {

    /** A request that writes no files. */
    public CheckRequest(Optional<String> apiEndpoint, CheckOptions options) {
        this(apiEndpoint, options, Optional.empty(), Optional.empty());
    }

    public CheckRequest withJunit(Optional<Path> junit) {
        return new CheckRequest(apiEndpoint, options, junit, results);
    }

    public CheckRequest withResults(Results results) {
        return new CheckRequest(apiEndpoint, options, junit, Optional.of(results));
    }
}
