package dev.featurestore.emulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Immutable values by identifier, each in a JSON file of its own; all are held in memory too. A change is on disk
 * before anybody sees it.
 *
 * @param <T> the values' type
 */
public final class Documents<T> {

    private static final String EXTENSION = ".json";

    private final PrivateDirectory directory;
    private final Function<T, JsonNode> write;
    private final Map<String, T> values = new ConcurrentHashMap<>();

    /**
     * Opens the documents of a folder.
     *
     * @param directory the folder; nothing else is in it
     * @param write makes a value's JSON
     * @param read makes the value from it
     */
    public Documents(PrivateDirectory directory, Function<T, JsonNode> write, Function<JsonNode, T> read) {
        this.directory = directory;
        this.write = write;
        directory.deleteLeftovers();
        for (String name : directory.names()) {
            if (name.endsWith(EXTENSION)) {
                String id = name.substring(0, name.length() - EXTENSION.length());
                directory.read(name).ifPresent(json -> values.put(id, load(name, json, read)));
            }
        }
    }

    private T load(String name, byte[] json, Function<JsonNode, T> read) {
        JsonNode tree;
        try {
            tree = Json.read(json);
        } catch (IOException e) {
            throw damaged(name, "it is no JSON" + Json.place(e));
        }
        try {
            return read.apply(tree);
        } catch (RuntimeException e) {
            // What a reader throws says what it missed in Java's words, not in those of the file.
            throw damaged(name, "its JSON lacks what the embedded cloud writes into every such file");
        }
    }

    private DamagedFileException damaged(String name, String what) {
        return new DamagedFileException(
                directory.file(name),
                what,
                "Delete it to go on without what it holds, or the folder "
                        + directory.path().getParent() + " to begin anew");
    }

    /** The value of that identifier. */
    public Optional<T> find(String id) {
        return Optional.ofNullable(values.get(id));
    }

    /** All values, in no order. */
    public Collection<T> all() {
        return List.copyOf(values.values());
    }

    /** Makes or replaces a value. */
    public void save(String id, T value) {
        directory.write(id + EXTENSION, Json.write(write.apply(value)));
        values.put(id, value);
    }

    /** Drops a value. */
    public void delete(String id) {
        directory.delete(id + EXTENSION);
        values.remove(id);
    }

    /** Drops the values of which the condition holds. */
    public void removeIf(Predicate<T> condition) {
        for (Map.Entry<String, T> entry : List.copyOf(values.entrySet())) {
            if (condition.test(entry.getValue())) {
                delete(entry.getKey());
            }
        }
    }
}
