package dev.featurestore.emulator.dashboard;

import dev.featurestore.emulator.view.ItemView;
import dev.featurestore.emulator.view.StoreView;
import java.util.List;

/**
 * A table of the page of a store.
 *
 * @param collection the collection of the API
 * @param title its title
 * @param items its items
 */
public record StoreSection(String collection, String title, Listed<ItemView> items) {

    /** The tables of a store. */
    public static List<StoreSection> of(StoreView store) {
        return List.of(
                section(store, "featureStores", "Feature stores"),
                section(store, "entities", "Entities"),
                section(store, "transformations", "Transformations"),
                section(store, "featureGroups", "Feature groups"),
                section(store, "datasets", "Datasets"),
                section(store, "featureGroupJobs", "Feature group jobs"),
                section(store, "datasetJobs", "Dataset jobs"));
    }

    private static StoreSection section(StoreView store, String collection, String title) {
        return new StoreSection(collection, title, Listed.first(store.items(collection), DashboardPages.MAX_ITEMS));
    }
}
