package dev.featurestore.emulator.dashboard;

import java.util.List;

/**
 * The first items of a list.
 *
 * @param items the items to show
 * @param total number of all items
 * @param <T> the type of the items
 */
public record Listed<T>(List<T> items, int total) {

    public Listed {
        items = List.copyOf(items);
    }

    /** At most {@code maximum} items. */
    static <T> Listed<T> first(List<T> all, int maximum) {
        return new Listed<>(all.subList(0, Math.min(maximum, all.size())), all.size());
    }

    /** Whether items are left out. */
    public boolean cut() {
        return items.size() < total;
    }
}
