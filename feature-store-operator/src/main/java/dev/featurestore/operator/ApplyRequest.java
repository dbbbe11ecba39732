package dev.featurestore.operator;

import dev.featurestore.operator.report.Results;

/**
 * What {@link Operator#apply} is asked for.
 *
 * @param inputs what to deploy, and where to
 * @param backend {@code local}, or the path of a backend file
 * @param results where to write {@code report.json} and {@code outputs.env}
 * @param options how it is to go
 */
public record ApplyRequest(Inputs inputs, String backend, Results results, ApplyOptions options) {

    /** The same, with results elsewhere. */
    ApplyRequest withResults(Results other) {
        return new ApplyRequest(inputs, backend, other, options);
    }
}
