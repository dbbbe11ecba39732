package dev.featurestore.operator.command;

import dev.featurestore.operator.report.Results;

/**
 * Request of {@link Apply}.
 *
 * @param inputs the configuration to deploy, and the cloud
 * @param backend {@code local}, or the path of a backend file
 * @param results where to write {@code report.json} and {@code outputs.env}
 * @param options options of the run
 * @param stepOutputs whether to add the outputs of the stack to those of the step in GitHub Actions
 */
public record ApplyRequest(Inputs inputs, String backend, Results results, ApplyOptions options, boolean stepOutputs) {

    /** A request that adds nothing to the outputs of a step. */
    public ApplyRequest(Inputs inputs, String backend, Results results, ApplyOptions options) {
        this(inputs, backend, results, options, false);
    }

    /** The same request with another place for its results. */
    public ApplyRequest withResults(Results other) {
        return new ApplyRequest(inputs, backend, other, options, stepOutputs);
    }

    public ApplyRequest withStepOutputs(boolean stepOutputs) {
        return new ApplyRequest(inputs, backend, results, options, stepOutputs);
    }
}
