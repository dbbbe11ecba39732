package dev.featurestore.emulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
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
     * Opens the documents of a folder. A damaged one is set aside.
     *
     * @param directory the folder, with no other files
     * @param what a document in words, with its article
     * @param write converts a value to JSON
     * @param read converts JSON to the value
     */
    public Documents(PrivateDirectory directory, String what, Function<T, JsonNode> write, Function<JsonNode, T> read) {
        this.directory = directory;
        this.write = write;
        directory.deleteLeftovers();
        for (String name : directory.names()) {
            if (name.endsWith(EXTENSION)) {
                String id = name.substring(0, name.length() - EXTENSION.length());
                try {
                    values.put(id, load(name, read));
                } catch (DamageException e) {
                    directory.setAside(name, e.cause, what);
                }
            }
        }
    }

    /** The problem of a file, as in "it is ...". */
    private static final class DamageException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String cause;

        DamageException(String cause) {
            this.cause = cause;
        }
    }

    private T load(String name, Function<JsonNode, T> read) throws DamageException {
        JsonNode tree;
        try {
            tree = Json.read(directory.read(name).orElseThrow(() -> new DamageException("it does not exist")));
        } catch (UncheckedIOException e) {
            throw new DamageException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new DamageException("invalid JSON" + Json.place(e));
        }
        if (!(tree instanceof ObjectNode object) || object.isEmpty()) {
            throw new DamageException("it does not have a JSON object");
        }
        T value;
        try {
            value = read.apply(tree);
            requireSame(object, Json.read(Json.write(write.apply(value))));
        } catch (RuntimeException | IOException e) {
            // A reader's exception is about Java, not about the file.
            throw new DamageException("its JSON does not have all keys that the embedded cloud writes");
        }
        return value;
    }

    /** Readers convert types, so what they have read is compared. Keys that another version wrote are ignored. */
    private static void requireSame(ObjectNode file, JsonNode read) throws DamageException {
        for (Map.Entry<String, JsonNode> entry : file.properties()) {
            JsonNode value = read.get(entry.getKey());
            if (value != null && !value.equals(entry.getValue())) {
                throw new DamageException("the value of '" + entry.getKey() + "' is not valid");
            }
        }
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
