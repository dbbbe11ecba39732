package dev.featurestore.maven;

import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The engine for the jobs of an embedded cloud, as the parameters of a goal set it.
 *
 * @param terraform {@code auto}, {@code builtin} or a path; empty for a goal that runs no job
 * @param providerSchema file with resource types in addition to the bundled ones
 * @param provisioners {@code skip} or {@code run}; empty for a goal that runs no job
 */
record EngineParameters(Optional<String> terraform, Optional<Path> providerSchema, Optional<String> provisioners) {

    /** For goals that run no job. */
    static final EngineParameters NONE = new EngineParameters(Optional.empty(), Optional.empty(), Optional.empty());

    private static final String AUTO = "auto";
    private static final String BUILT_IN = "builtin";
    private static final String SKIP = "skip";

    /** Reads the parameters of a goal. */
    static EngineParameters of(
            String terraform, @Nullable String providerSchema, String provisioners, UserPaths paths) {
        return new EngineParameters(
                Optional.of(
                        terraform.equals(AUTO) || terraform.equals(BUILT_IN)
                                ? terraform
                                : Programs.named(terraform, paths, PropertyNames.TERRAFORM)),
                paths.find(providerSchema, PropertyNames.PROVIDER_SCHEMA),
                Optional.of(provisioners));
    }

    /** The program: {@code auto}, {@code builtin} or a path. */
    String program() {
        return terraform.orElse(BUILT_IN);
    }

    /** What jobs do with provisioners: {@code skip} or {@code run}. */
    String provisionersOfJobs() {
        return provisioners.orElse(SKIP);
    }

    /**
     * Returns the settings that a running cloud does not have, in a sentence each.
     *
     * @param engine the engine that it was started with, as {@link #program()}
     * @param engineInUse describes the program that runs its jobs; begins with its path
     * @param schema path of its file with resource types; empty without one
     * @param provisionersInUse what its jobs do with provisioners, as {@link #provisionersOfJobs()}
     */
    List<String> withoutEffect(String engine, String engineInUse, String schema, String provisionersInUse) {
        List<String> lines = new ArrayList<>();
        terraform
                .filter(wanted ->
                        !wanted.equals(AUTO) && !wanted.equals(engine) && !engineInUse.startsWith(wanted + " "))
                .ifPresent(wanted -> lines.add(PropertyNames.TERRAFORM
                        + " has no effect: the embedded cloud already runs, and its jobs run on " + engineInUse + "."));
        providerSchema
                .map(file -> file.toAbsolutePath().toString())
                .filter(wanted -> !wanted.equals(schema))
                .ifPresent(wanted -> lines.add(PropertyNames.PROVIDER_SCHEMA
                        + " has no effect: the embedded cloud already runs "
                        + (schema.isEmpty() ? "without such a file." : "with " + schema + ".")));
        provisioners
                .filter(wanted -> !wanted.equals(provisionersInUse))
                .ifPresent(wanted -> lines.add(PropertyNames.PROVISIONERS + "=" + wanted
                        + " has no effect: the embedded cloud already runs with " + provisionersInUse + "."));
        return lines;
    }
}
