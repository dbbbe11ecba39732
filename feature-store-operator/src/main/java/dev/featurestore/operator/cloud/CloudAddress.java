package dev.featurestore.operator.cloud;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a cloud is, and who signs in.
 *
 * @param endpoint address that replaces those of OCI's services; {@code {service}} and {@code {region}} may stand in it
 * @param ociConfig OCI configuration file
 * @param profile profile in it
 */
public record CloudAddress(Optional<String> endpoint, Path ociConfig, String profile) {}
