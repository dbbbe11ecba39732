package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.oci.ResourceType;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names that deleted resources keep for some time: see {@link ResourceType#nameReserved}. */
public record ReservedNames(ResourceStore store, Clock clock) {

    private static final String DELETED = "deleted.";
    private static final String UNTIL = "reserved_until";

    /** Reserves the name of a resource that is deleted now. */
    public void reserve(String type, String id, Value.Structure attributes) {
        Period time = ResourceType.of(type).nameReserved();
        if (!time.isZero()) {
            SortedMap<String, Value> elements = new TreeMap<>(attributes.elements());
            elements.put(UNTIL, new Value.Text(clock.instant().plus(time).toString()));
            store.put(DELETED + id, new ResourceStore.Entry(DELETED + type, new Value.Structure(elements)));
        }
    }

    /** The deleted resources of a type that keep their names. */
    List<ResourceStore.Entry> of(String type) {
        Instant now = clock.instant();
        return store.all(DELETED + type).stream()
                .filter(entry -> new Attributes(entry.attributes())
                        .text(UNTIL)
                        .filter(until -> now.isBefore(Instant.parse(until)))
                        .isPresent())
                .toList();
    }
}
