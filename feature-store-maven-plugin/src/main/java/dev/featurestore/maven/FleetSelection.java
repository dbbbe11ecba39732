package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Which configurations the properties select.
 *
 * @param environments {@code featurestore.environments}
 * @param configs {@code featurestore.configs}
 * @param config {@code featurestore.config}
 * @param parallel {@code featurestore.parallel}
 * @param typed properties of the command line
 */
record FleetSelection(List<String> environments, List<String> configs, String config, int parallel, Properties typed) {

    FleetSelection {
        environments = List.copyOf(environments);
        configs = List.copyOf(configs);
    }

    /** Whether the command line selects one configuration, and the POM several: a hint has such a command. */
    private boolean isOneOfThePom() {
        return isTyped(PropertyNames.ENVIRONMENT, PropertyNames.CONFIG)
                && !isTyped(PropertyNames.ENVIRONMENTS, PropertyNames.CONFIGS);
    }

    private boolean isTyped(String... names) {
        return Stream.of(names).anyMatch(typed::containsKey);
    }

    private boolean isEmpty() {
        return environments.isEmpty() && configs.isEmpty();
    }

    /** Properties that have no effect. */
    List<String> warnings() {
        if (isEmpty()) {
            return Stream.of(PropertyNames.PARALLEL, PropertyNames.FAIL_FAST)
                    .filter(typed::containsKey)
                    .map(name -> "-D" + name + " has no effect without " + PropertyNames.ENVIRONMENTS + " or "
                            + PropertyNames.CONFIGS + ".")
                    .toList();
        }
        return isOneOfThePom()
                ? List.of("The command line selects one configuration: " + PropertyNames.ENVIRONMENTS + " or "
                        + PropertyNames.CONFIGS + " in the POM has no effect.")
                : List.of();
    }

    /**
     * The configurations; none if the goal is to run for one.
     *
     * @param folder the project's folder, with the default configuration
     */
    List<FleetMember> members(FleetParameters parameters, Path folder) {
        if (isEmpty() && isTyped(PropertyNames.ENVIRONMENTS, PropertyNames.CONFIGS)) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    (isTyped(PropertyNames.CONFIGS) ? PropertyNames.CONFIGS : PropertyNames.ENVIRONMENTS)
                            + ": names no configuration",
                    "Write the names, separated by commas, or remove it");
        }
        if (isEmpty() || isOneOfThePom()) {
            return List.of();
        }
        if (parallel < 1) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.PARALLEL + ": must be at least 1, but is " + parallel,
                    "Set the number of configurations to run at the same time");
        }
        if (configs.isEmpty()) {
            return parameters.ofEnvironments(environments, config);
        }
        if (!environments.isEmpty()) {
            throw together(PropertyNames.ENVIRONMENTS);
        }
        if (!config.equals(folder.resolve("feature_store.yaml").toString())) {
            throw together(PropertyNames.CONFIG);
        }
        return parameters.ofFiles(configs);
    }

    private static FeatureStoreException together(String other) {
        return FeatureStoreException.of(
                FailureCode.CONFLICTING_PARAMETERS,
                PropertyNames.CONFIGS + " cannot be used with " + other,
                "Remove one of the two");
    }
}
