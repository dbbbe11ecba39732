package dev.featurestore.operator;

/**
 * What {@link Operator#verify} is asked for.
 *
 * @param inputs what to check
 * @param backend {@code local}, or the path of a backend file
 * @param json whether problems are told as one JSON document in place of lines; its form is that of
 *     {@link dev.featurestore.operator.report.ProblemReport}
 */
public record VerifyRequest(Inputs inputs, String backend, boolean json) {}
