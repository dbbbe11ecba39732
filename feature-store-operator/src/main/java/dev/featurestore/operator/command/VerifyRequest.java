package dev.featurestore.operator.command;

/**
 * Request of {@link Verify}.
 *
 * @param inputs the configuration to check
 * @param backend {@code local}, or the path of a backend file
 * @param json whether to print problems as one JSON document in place of lines, in the format of
 *     {@link dev.featurestore.operator.report.ProblemReport}
 */
public record VerifyRequest(Inputs inputs, String backend, boolean json) {

    /** Checks the configuration, and prints the problems as lines. */
    public static VerifyRequest of(Inputs inputs) {
        return new VerifyRequest(inputs, "local", false);
    }

    public VerifyRequest withBackend(String backend) {
        return new VerifyRequest(inputs, backend, json);
    }

    public VerifyRequest withJson(boolean json) {
        return new VerifyRequest(inputs, backend, json);
    }
}
