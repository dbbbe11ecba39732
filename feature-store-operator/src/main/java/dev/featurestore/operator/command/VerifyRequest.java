package dev.featurestore.operator.command;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Request of {@link Verify}.
 *
 * @param inputs the configuration to check
 * @param backend {@code local}, or the path of a backend file
 * @param json whether to print problems as one JSON document in place of lines, in the format of
 *     {@link dev.featurestore.operator.report.ProblemReport}
 * @param junit file for the problems as test results
 */
public record VerifyRequest(Inputs inputs, String backend, boolean json, Optional<Path> junit) {

    /** Checks the configuration, and prints the problems as lines. */
    public static VerifyRequest of(Inputs inputs) {
        return new VerifyRequest(inputs, "local", false, Optional.empty());
    }

    public VerifyRequest withBackend(String backend) {
        return new VerifyRequest(inputs, backend, json, junit);
    }

    public VerifyRequest withJson(boolean json) {
        return new VerifyRequest(inputs, backend, json, junit);
    }

    public VerifyRequest withJunit(Optional<Path> junit) {
        return new VerifyRequest(inputs, backend, json, junit);
    }
}
