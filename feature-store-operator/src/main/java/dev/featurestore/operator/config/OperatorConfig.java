package dev.featurestore.operator.config;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.yaml.YamlMapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code feature_store.yaml} says; the keys are described in {@link ConfigSchema#OPERATOR}.
 *
 * @param file where it was read
 * @param variables as they are written: what they are depends on the types that the stack declares
 * @param positions the file as it was read, to find where a key stands
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
        YamlMapping positions) {

    /** Name of the stack where none is given. */
    public static final String DEFAULT_STACK_NAME = "feature-store";

    /** A configuration; the maps keep their order. */
    public OperatorConfig {
        freeformTags = Collections.unmodifiableMap(new LinkedHashMap<>(freeformTags));
        definedTags = Collections.unmodifiableMap(new LinkedHashMap<>(definedTags));
    }

    /** Where a key path such as {@code spec.variables.region} stands, or the last key on the way that exists. */
    public Location locate(String path) {
        return positions.locate(path);
    }

    /** The value of a key that sets a variable of the stack, if it is given. */
    public Optional<String> value(SpecVariable variable) {
        return switch (variable) {
            case SERVICE_VERSION -> serviceVersion;
            case TENANCY -> tenancyId;
            case COMPARTMENT -> Optional.of(compartmentId);
            case REGION -> Optional.of(region);
            case USER -> userId;
        };
    }

    /** Only the file: the variables may hold secrets. */
    @Override
    public String toString() {
        return "OperatorConfig[" + file + "]";
    }
}
