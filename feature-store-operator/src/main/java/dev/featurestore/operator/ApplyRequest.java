package dev.featurestore.operator;

import dev.featurestore.operator.cloud.CloudAccess;
import java.nio.file.Path;

/**
 * What {@link Operator#apply} is asked for.
 *
 * @param config the operator's configuration file
 * @param backend {@code local}, or the path of a backend file
 * @param cloud the way to the cloud
 * @param reports folder for {@code report.json} and {@code outputs.env}
 * @param dryRun true if nothing may be changed
 */
public record ApplyRequest(Path config, String backend, CloudAccess cloud, Path reports, boolean dryRun) {}
