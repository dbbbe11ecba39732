package dev.featurestore.emulator.featurestore;

import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.store.Documents;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The items of one feature store. */
final class StoreItems {

    private final Documents<Item> documents;
    private long lastSequence;

    StoreItems(Documents<Item> documents) {
        this.documents = documents;
        this.lastSequence =
                documents.all().stream().mapToLong(Item::sequence).max().orElse(0);
    }

    Optional<Item> find(String id) {
        return documents.find(id);
    }

    Optional<Item> find(Kind kind, String id) {
        return find(id).filter(item -> item.kind() == kind);
    }

    /** The item of a kind and an OCID; fails with a 404 if it does not exist. */
    Item require(Kind kind, String id) {
        return find(kind, id).orElseThrow(ServiceError::notAuthorizedOrNotFound);
    }

    Stream<Item> ofKind(Kind kind) {
        return documents.all().stream().filter(item -> item.kind() == kind);
    }

    /** All items, the oldest first. */
    List<Item> all() {
        return documents.all().stream()
                .sorted(Comparator.comparingLong(Item::sequence))
                .toList();
    }

    /** The items that refer to an item, the oldest first. */
    List<Item> referringTo(Item item) {
        return all().stream().filter(other -> other.refersTo(item.id())).toList();
    }

    /** The place of the next item in the order of creation. */
    long nextSequence() {
        return ++lastSequence;
    }

    void save(Item item) {
        documents.save(item.id(), item);
    }

    void delete(Item item) {
        documents.delete(item.id());
    }

    void clear() {
        documents.removeIf(item -> true);
    }
}
