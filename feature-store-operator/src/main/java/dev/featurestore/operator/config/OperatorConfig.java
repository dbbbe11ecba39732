package dev.featurestore.operator.config;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.yaml.YamlMapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The contents of {@code feature_store.yaml}; the keys are described in {@link ConfigSchema#OPERATOR}.
 *
 * @param file its source
 * @param variables as they are written; their types depend on the stack
 * @param isProtected whether a loss of data must be confirmed by the name of the stack
 * @param positions the tree of the file, to locate keys
 */
public record OperatorConfig(
        Source file,
        Operation operation,
        Optional<String> stackId,
        String stackName,
        StackSource stack,
        Optional<String> tenancyId,
        String compartmentId,
        String region,
        Optional<String> userId,
        Optional<String> serviceVersion,
        YamlMapping variables,
        Map<String, String> freeformTags,
        Map<String, Map<String, String>> definedTags,
        boolean isProtected,
        YamlMapping positions) {

    /** Default name of the stack. */
    public static final String DEFAULT_STACK_NAME = "feature-store";

    /** A configuration; the maps keep their order. */
    public OperatorConfig {
        freeformTags = Collections.unmodifiableMap(new LinkedHashMap<>(freeformTags));
        definedTags = Collections.unmodifiableMap(new LinkedHashMap<>(definedTags));
    }

    /** The location of a key path such as {@code spec.variables.region}, or of the last key on the path that exists. */
    public Location locate(String path) {
        return positions.locate(path);
    }

    /** The value of a key that sets a variable of the stack; empty without the key. */
    public Optional<String> value(SpecVariable variable) {
        return switch (variable) {
            case SERVICE_VERSION -> serviceVersion;
            case TENANCY -> tenancyId;
            case COMPARTMENT -> Optional.of(compartmentId);
            case REGION -> Optional.of(region);
            case USER -> userId;
        };
    }

    /** Only the file, as the variables may contain secrets. */
    @Override
    public String toString() {
        return "OperatorConfig[" + file + "]";
    }
}
