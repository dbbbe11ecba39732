package dev.featurestore.operator.config;

import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code featurestore.config} and {@code featurestore.environment}: which files make up the configuration. */
public final class ConfigurationFiles {

    private ConfigurationFiles() {}

    /**
     * The configuration: a file, or several, separated by commas, of which each is laid over those before it.
     *
     * @param config paths and addresses of objects
     * @param environment name of the environment, whose file is laid over the one of {@code config}
     * @param paths reads a path
     * @throws IllegalArgumentException if a part is neither a path nor an address; the message is a clause that says why
     * @throws FeatureStoreException {@code INVALID_PARAMETER} for a malformed name, {@code CONFLICTING_PARAMETERS} for an
     *     environment of several files
     */
    public static Source of(String config, Optional<String> environment, UserPaths paths) {
        List<Source> files = files(config, paths);
        if (environment.isPresent()) {
            Environment named = Environment.parse(environment.get());
            if (files.size() > 1) {
                throw FeatureStoreException.of(
                        FailureCode.CONFLICTING_PARAMETERS,
                        "featurestore.environment cannot be used with several files in featurestore.config",
                        "Remove featurestore.environment, or name one file in featurestore.config");
            }
            return new Source.Layers(List.of(files.get(0), named.over(files.get(0))), Optional.of(named));
        }
        return files.size() == 1 ? files.get(0) : new Source.Layers(files, Optional.empty());
    }

    /** A file whose name has a comma is one file. */
    private static List<Source> files(String config, UserPaths paths) {
        boolean several = config.indexOf(',') >= 0;
        if (!several || (!ObjectAddress.isMeant(config) && Files.exists(paths.parse(config)))) {
            return List.of(Source.of(config, paths));
        }
        List<Source> files = new ArrayList<>();
        for (String part : config.split(",", -1)) {
            if (part.isBlank()) {
                throw new IllegalArgumentException("a file before or after a comma is missing");
            }
            Source file = Source.of(part.strip(), paths);
            if (files.contains(file)) {
                throw new IllegalArgumentException("the file " + part.strip() + " is named twice");
            }
            files.add(file);
        }
        return files;
    }
}
