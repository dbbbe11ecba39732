package dev.featurestore.emulator.view;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * The store behind a stack's gateway.
 *
 * @param stackId the OCID of the stack
 * @param stackName the display name of the stack
 * @param addresses the URLs at which the store answers
 * @param items its items, in the order of creation
 */
public record StoreView(String stackId, String stackName, List<URI> addresses, List<ItemView> items) {

    public StoreView {
        addresses = List.copyOf(addresses);
        items = List.copyOf(items);
    }

    /** The items of a collection of the API, such as {@code featureGroups}. */
    public List<ItemView> items(String collection) {
        return of(collection).toList();
    }

    /** The number of items of a collection of the API. */
    public long count(String collection) {
        return of(collection).count();
    }

    private Stream<ItemView> of(String collection) {
        return items.stream().filter(item -> item.collection().equals(collection));
    }
}
