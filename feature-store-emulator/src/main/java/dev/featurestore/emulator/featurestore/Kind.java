package dev.featurestore.emulator.featurestore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of resource of the feature store. All kinds can be created, listed and read; the table has their other methods.
 *
 * @param collection the name of its collection in paths
 * @param idName the name of its identifier in paths, and of references to it
 * @param ocid what stands behind {@code ocid1.} of its identifiers
 * @param required what must be given when one is created, apart from its compartment and what it refers to
 * @param parents references that must be given when one is created
 * @param changes the methods that change or delete one
 */
record Kind(
        String collection,
        String idName,
        String ocid,
        List<String> required,
        List<String> parents,
        List<String> changes) {

    private static final String STORE = "featureStoreId";
    private static final String ENTITY = "entityId";
    private static final String GROUP = "featureGroupId";
    private static final String DATASET = "datasetId";
    private static final List<String> NAME = List.of("name");

    static final List<Kind> ALL = List.of(
            new Kind("featureStores", STORE, "featurestore", NAME, List.of(), List.of("PUT", "DELETE")),
            new Kind("entities", ENTITY, "featurestoreentity", NAME, List.of(STORE), List.of("PUT", "DELETE")),
            new Kind(
                    "datasets", DATASET, "featurestoredataset", NAME, List.of(STORE, ENTITY), List.of("PUT", "DELETE")),
            new Kind(
                    "transformations",
                    "transformationId",
                    "featurestoretransformation",
                    NAME,
                    List.of(STORE),
                    List.of("DELETE")),
            new Kind(
                    "featureGroups",
                    GROUP,
                    "featurestorefeaturegroup",
                    NAME,
                    List.of(STORE, ENTITY),
                    List.of("PUT", "PATCH", "DELETE")),
            new Kind(
                    "featureGroupJobs",
                    "featureGroupJobId",
                    "featurestorefeaturegroupjob",
                    List.of(),
                    List.of(GROUP),
                    List.of()),
            new Kind("datasetJobs", "datasetJobId", "featurestoredatasetjob", List.of(), List.of(DATASET), List.of()));

    /** The kind of a collection. */
    static Kind of(String collection) {
        return ALL.stream()
                .filter(kind -> kind.collection().equals(collection))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown collection " + collection));
    }

    /** The kind that a field of this name refers to; empty if it is no reference. */
    static Optional<Kind> referredBy(String field) {
        return ALL.stream().filter(kind -> kind.idName().equals(field)).findFirst();
    }

    /** Jobs are completed; they are never changed or deleted by themselves. */
    boolean isJob() {
        return collection.endsWith("Jobs");
    }

    /** Methods by path below the API's base path, in the order of the API's description. */
    static Map<String, List<String>> operations() {
        Map<String, List<String>> operations = new LinkedHashMap<>();
        for (Kind kind : ALL) {
            String all = "/" + kind.collection;
            String one = all + "/{" + kind.idName + "}";
            operations.put(all, List.of("GET", "POST"));
            List<String> methods = new ArrayList<>(List.of("GET"));
            methods.addAll(kind.changes);
            operations.put(one, List.copyOf(methods));
            if (kind.isJob()) {
                operations.put(one + "/actions/complete", List.of("POST"));
                operations.put(one + "/validationAnalytics", List.of("GET"));
                operations.put(one + "/statisticsAnalytics", List.of("GET"));
            }
        }
        operations.put("/resources", List.of("POST"));
        operations.put("/lineage/{lineageId}", List.of("GET"));
        return operations;
    }
}
