package dev.featurestore.emulator.featurestore;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the embedded cloud accepts what the table does not: requests that {@code ads}, Oracle's own client of the API,
 * sends. {@code docs/embedded-cloud.md} has this list too.
 */
final class Choices {

    /** {@code ads} creates feature groups with one transformation or none, and leaves out the others if they are not set. */
    static final Set<String> OPTIONAL = Set.of(
            "CreateFeatureGroupDetails.onDemandTransformationId",
            "CreateFeatureGroupDetails.transformationId",
            "CreateFeatureGroupDetails.partitionKeys",
            "CreateDatasetDetails.partitionKeys",
            "CreateDatasetJobDetails.displayName",
            "ExpectationDetails.description",
            "FeatureGroup.onDemandTransformationId",
            "FeatureGroup.transformationId",
            "DatasetJob.displayName");

    /** The table has only {@code ACTIVE}, which no job is. */
    private static final List<String> JOB_STATES = List.of(Item.IN_PROGRESS, "FAILED", "SUCCEEDED");

    private Choices() {}

    /** Whether a field of a model must have a value. */
    static boolean required(String model, ApiField field) {
        return field.required() && !OPTIONAL.contains(model + "." + field.name());
    }

    /** The allowed values of a parameter; empty if all are. */
    static List<String> values(ApiOperation operation, ApiField parameter) {
        return parameter.name().equals(Item.STATE) && operation.collection().endsWith("Jobs")
                ? Stream.concat(parameter.values().stream(), JOB_STATES.stream())
                        .toList()
                : parameter.values();
    }
}
