package dev.featurestore.emulator.featurestore;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of item in a feature store. */
enum Kind {
    FEATURE_STORE("featureStores", "featureStoreId", Optional.of("compartmentId")),
    ENTITY("entities", "entityId", Optional.of("featureStoreId")),
    DATASET("datasets", "datasetId", Optional.of("entityId")),
    TRANSFORMATION("transformations", "transformationId", Optional.of("featureStoreId")),
    FEATURE_GROUP("featureGroups", "featureGroupId", Optional.of("entityId")),
    FEATURE_GROUP_JOB("featureGroupJobs", "featureGroupJobId", Optional.empty()),
    DATASET_JOB("datasetJobs", "datasetJobId", Optional.empty());

    /** The items that can be found by a text. */
    static final List<Kind> SEARCHED = List.of(FEATURE_STORE, ENTITY, DATASET, TRANSFORMATION, FEATURE_GROUP);

    private final String collection;
    private final String idName;
    private final Optional<String> nameScope;

    Kind(String collection, String idName, Optional<String> nameScope) {
        this.collection = collection;
        this.idName = idName;
        this.nameScope = nameScope;
    }

    /** The kind of a collection. */
    static Kind of(String collection) {
        return Arrays.stream(values())
                .filter(kind -> kind.collection.equals(collection))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown collection " + collection));
    }

    /** The kind that a field of this name refers to; empty if the field is not a reference. */
    static Optional<Kind> referredBy(String field) {
        return field.equals("onDemandTransformationId")
                ? Optional.of(TRANSFORMATION)
                : Arrays.stream(values())
                        .filter(kind -> kind.idName.equals(field))
                        .findFirst();
    }

    /** The name of its collection in paths. */
    String collection() {
        return collection;
    }

    /** The name of its identifier in paths, and of references to it. */
    String idName() {
        return idName;
    }

    /** The field in whose value names are unique; empty if names are not unique. */
    Optional<String> nameScope() {
        return nameScope;
    }

    /** The second part of its OCIDs. */
    String ocid() {
        return this == FEATURE_STORE
                ? "featurestore"
                : "featurestore" + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** The type of a search result. */
    String resourceType() {
        return this == FEATURE_STORE ? name() : "FEATURE_STORE_" + name();
    }

    /** Whether it is a job. Jobs are completed, never changed or deleted by themselves. */
    boolean isJob() {
        return nameScope.isEmpty();
    }
}
