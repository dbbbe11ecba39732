package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.Digest;
import dev.featurestore.emulator.store.Documents;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.provider.tenancy.ResourceStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** The simulated resources of a cloud, each in its own file, for all jobs and from one start to the next. */
final class StoredResources implements ResourceStore {

    private record Stored(String id, long sequence, Entry entry) {

        JsonNode json() {
            ObjectNode json = Json.object();
            json.put("id", id);
            json.put("sequence", sequence);
            json.put("type", entry.type());
            json.set("attributes", ValueJson.write(entry.attributes()));
            return json;
        }

        static Stored of(JsonNode json) {
            return new Stored(
                    json.path("id").asText(),
                    json.path("sequence").asLong(),
                    new Entry(json.path("type").asText(), ValueJson.structure(json.path("attributes"))));
        }
    }

    private final Documents<Stored> documents;

    /** The resources by type and sequence. A rule reads all resources of a type, for each resource that is created. */
    private final Map<String, SortedMap<Long, Entry>> byType = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong numbers = new AtomicLong();
    private long last;

    /** @param directory the folder, with no other files */
    StoredResources(PrivateDirectory directory) {
        this.documents = new Documents<>(directory, "a simulated resource", Stored::json, Stored::of);
        this.last = documents.all().stream().mapToLong(Stored::sequence).max().orElse(0);
        documents.all().forEach(this::add);
    }

    /** Identifiers can have characters that file names cannot have. */
    private static String key(String id) {
        return Digest.sha256(id);
    }

    @Override
    public Optional<Entry> find(String id) {
        return documents.find(key(id)).map(Stored::entry);
    }

    @Override
    public List<Entry> all(String type) {
        SortedMap<Long, Entry> ofType = byType.get(type);
        return ofType == null ? List.of() : List.copyOf(ofType.values());
    }

    private void add(Stored stored) {
        byType.computeIfAbsent(stored.entry().type(), type -> new ConcurrentSkipListMap<>())
                .put(stored.sequence(), stored.entry());
    }

    private void drop(Stored stored) {
        SortedMap<Long, Entry> ofType = byType.get(stored.entry().type());
        if (ofType != null) {
            ofType.remove(stored.sequence());
        }
    }

    @Override
    public void put(String id, Entry entry) {
        lock.lock();
        try {
            Optional<Stored> before = documents.find(key(id));
            Stored stored = new Stored(id, before.map(Stored::sequence).orElseGet(() -> ++last), entry);
            documents.save(key(id), stored);
            // Of the same type, it is replaced at once: readers do not lock.
            add(stored);
            before.filter(other -> !other.entry().type().equals(entry.type())).ifPresent(this::drop);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long newNumber() {
        return numbers.incrementAndGet();
    }

    @Override
    public void remove(String id) {
        lock.lock();
        try {
            Optional<Stored> before = documents.find(key(id));
            documents.delete(key(id));
            before.ifPresent(this::drop);
        } finally {
            lock.unlock();
        }
    }
}
