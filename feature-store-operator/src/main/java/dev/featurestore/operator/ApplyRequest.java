package dev.featurestore.operator;

import java.nio.file.Path;

/**
 * What {@link Operator#apply} is asked for.
 *
 * @param inputs what to deploy, and where to
 * @param backend {@code local}, or the path of a backend file
 * @param reports folder for {@code report.json} and {@code outputs.env}
 * @param options how it is to go
 */
public record ApplyRequest(Inputs inputs, String backend, Path reports, ApplyOptions options) {}
