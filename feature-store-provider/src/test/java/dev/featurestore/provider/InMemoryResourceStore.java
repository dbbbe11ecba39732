package dev.featurestore.provider;

import dev.featurestore.provider.tenancy.ResourceStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tenancy that ends with the process. */
public final class InMemoryResourceStore implements ResourceStore {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long last;

    @Override
    public synchronized Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public synchronized List<Entry> all(String type) {
        return entries.values().stream()
                .filter(entry -> entry.type().equals(type))
                .toList();
    }

    @Override
    public synchronized void put(String id, Entry entry) {
        entries.put(id, entry);
    }

    @Override
    public synchronized long newNumber() {
        return ++last;
    }

    @Override
    public synchronized void remove(String id) {
        entries.remove(id);
    }
}
