package dev.featurestore.provider.tenancy;

import dev.featurestore.provider.value.Value;
import java.util.List;
import java.util.Optional;

/** What there is in a tenancy, from one job to the next. Safe for use by several threads. */
public interface ResourceStore {

    /** A resource: its type and all of its attributes, {@code id} among them. */
    record Entry(String type, Value.Structure attributes) {}

    /** A resource by its identifier. */
    Optional<Entry> find(String id);

    /** All resources of a type, in the order of their making. */
    List<Entry> all(String type);

    /** Keeps a resource, in place of what was there with its identifier. */
    void put(String id, Entry entry);

    /** Forgets a resource. */
    void remove(String id);
}
