package dev.featurestore.operator;

import java.nio.file.Path;

/**
 * What {@link Operator#verify} is asked for.
 *
 * @param config the operator's configuration file
 * @param backend {@code local}, or the path of a backend file
 * @param json whether problems are told as one JSON document in place of lines; its form is that of
 *     {@link dev.featurestore.operator.report.ProblemReport}
 */
public record VerifyRequest(Path config, String backend, boolean json) {}
