package dev.featurestore.provider.tenancy;

import dev.featurestore.provider.value.Value;
import java.util.List;
import java.util.Optional;

/** The resources of a tenancy, from one job to the next. Safe for use by several threads. */
public interface ResourceStore {

    /** A resource: its type and all of its attributes, {@code id} among them. */
    record Entry(String type, Value.Structure attributes) {}

    /** A resource by its identifier. */
    Optional<Entry> find(String id);

    /** All resources of a type, in the order of their creation. */
    List<Entry> all(String type);

    /** Stores a resource, in place of one with the same identifier. */
    void put(String id, Entry entry);

    /** A number that no other resource of the tenancy gets while the process runs: jobs at the same time share a store. */
    long newNumber();

    /** Removes a resource. */
    void remove(String id);
}
