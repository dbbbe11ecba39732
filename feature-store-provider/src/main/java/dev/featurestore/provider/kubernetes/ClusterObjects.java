package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects of one cluster. They are kept with the resources of the tenancy, with the cluster's OCID in addition. */
record ClusterObjects(ResourceStore store, String clusterId) {

    /** The attribute with the cluster's OCID. */
    static final String CLUSTER_ID = "cluster_id";

    private static final List<String> SYSTEM_NAMESPACES =
            List.of("default", "kube-node-lease", "kube-public", "kube-system");

    /**
     * An object by its identifier.
     *
     * @param id its name after the namespace and a slash; the name alone of a namespace
     */
    Optional<Value.Structure> find(ObjectKind kind, String id) {
        return store.find(key(kind, id))
                .filter(entry -> entry.type().equals(kind.type()))
                .map(ResourceStore.Entry::attributes);
    }

    /** The objects of a kind in a namespace. */
    List<Value.Structure> in(String namespace, ObjectKind kind) {
        return all(kind).stream()
                .filter(object -> Metadata.of(object).namespace().equals(namespace))
                .toList();
    }

    /** All objects of a kind. */
    List<Value.Structure> all(ObjectKind kind) {
        return store.all(kind.type()).stream()
                .map(ResourceStore.Entry::attributes)
                .filter(object -> new Attributes(object)
                        .text(CLUSTER_ID)
                        .filter(clusterId::equals)
                        .isPresent())
                .toList();
    }

    boolean hasNamespace(String name) {
        return SYSTEM_NAMESPACES.contains(name)
                || find(ObjectKind.NAMESPACE, name).isPresent();
    }

    /** Whether a namespace is there in each cluster. */
    static boolean isSystemNamespace(String name) {
        return SYSTEM_NAMESPACES.contains(name);
    }

    /** Stores an object, in place of the one with its name. */
    void put(ObjectKind kind, Value.Structure object) {
        SortedMap<String, Value> attributes = new TreeMap<>(object.elements());
        attributes.put(CLUSTER_ID, new Value.Text(clusterId));
        store.put(key(kind, idOf(object)), new ResourceStore.Entry(kind.type(), new Value.Structure(attributes)));
    }

    void remove(ObjectKind kind, String id) {
        store.remove(key(kind, id));
    }

    static String idOf(Value.Structure object) {
        return new Attributes(object).text("id").orElse("");
    }

    private String key(ObjectKind kind, String id) {
        return clusterId + '/' + kind.resource() + '/' + id;
    }
}
