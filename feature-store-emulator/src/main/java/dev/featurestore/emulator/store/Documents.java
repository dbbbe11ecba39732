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
 * Immutable values by identifier, each in its own JSON file and in memory. A change is on disk before it is visible.
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
     * @param directory the folder, with no other files
     * @param write converts a value to JSON
     * @param read converts JSON to the value
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
            throw damaged(name, "invalid JSON" + Json.place(e));
        }
        try {
            return read.apply(tree);
        } catch (RuntimeException e) {
            // A reader's exception is about Java, not about the file.
            throw damaged(name, "its JSON does not have all keys that the embedded cloud writes");
        }
    }

    private DamagedFileException damaged(String name, String what) {
        return new DamagedFileException(
                directory.file(name),
                what,
                "Delete the file to go on without its content, or delete the folder "
                        + directory.path().getParent() + " to start with an empty cloud");
    }

    /** Returns the value with an identifier. */
    public Optional<T> find(String id) {
        return Optional.ofNullable(values.get(id));
    }

    /** All values, in no order. */
    public Collection<T> all() {
        return List.copyOf(values.values());
    }

    /** Creates or replaces a value. */
    public void save(String id, T value) {
        directory.write(id + EXTENSION, Json.write(write.apply(value)));
        values.put(id, value);
    }

    /** Deletes a value. */
    public void delete(String id) {
        directory.delete(id + EXTENSION);
        values.remove(id);
    }

    /** Deletes the values that match a condition. */
    public void removeIf(Predicate<T> condition) {
        for (Map.Entry<String, T> entry : List.copyOf(values.entrySet())) {
            if (condition.test(entry.getValue())) {
                delete(entry.getKey());
            }
        }
    }
}
