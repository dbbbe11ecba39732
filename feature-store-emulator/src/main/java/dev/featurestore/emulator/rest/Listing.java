package dev.featurestore.emulator.rest;

import dev.featurestore.emulator.http.ServiceError;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Sorts a list by time of creation or by name and divides it into pages, like the lists of Resource Manager. By default
 * the newest item comes first; by name, the order is ascending.
 *
 * @param scope the list's name; page tokens of other lists are refused
 * @param timeCreated an item's time of creation
 * @param displayName its name
 * @param sequence decides between items of the same time or name
 */
public record Listing<T>(
        String scope, Function<T, Instant> timeCreated, Function<T, String> displayName, ToLongFunction<T> sequence) {

    private enum SortBy {
        TIMECREATED,
        DISPLAYNAME
    }

    private record Place(String key, long sequence) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::key).thenComparingLong(Place::sequence);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        String text() {
            return sequence + " " + key;
        }

        static Place parse(String text) {
            int space = text.indexOf(' ');
            return new Place(text.substring(space + 1), Long.parseLong(text.substring(0, space)));
        }
    }

    /** Returns the requested page. */
    public Page<T> page(Stream<T> found, QueryParameters query) {
        SortBy by = query.choice("sortBy", SortBy.class).orElse(SortBy.TIMECREATED);
        SortOrder order = query.choice("sortOrder", SortOrder.class)
                .orElse(by == SortBy.TIMECREATED ? SortOrder.DESC : SortOrder.ASC);
        Comparator<Place> comparator = order == SortOrder.ASC ? Comparator.naturalOrder() : Comparator.reverseOrder();
        PageToken token = new PageToken(scope + " " + by + " " + order);
        Optional<Place> after = query.text("page").map(token::decode).map(Place::parse);
        List<T> rest = found.filter(item -> after.isEmpty() || comparator.compare(place(item, by), after.get()) > 0)
                .sorted(Comparator.comparing(item -> place(item, by), comparator))
                .toList();
        int limit = query.limit();
        if (rest.size() <= limit) {
            return new Page<>(rest, Optional.empty());
        }
        T last = rest.get(limit - 1);
        return new Page<>(
                rest.subList(0, limit), Optional.of(token.encode(place(last, by).text())));
    }

    private Place place(T item, SortBy by) {
        String key = by == SortBy.TIMECREATED ? CommonFields.time(timeCreated.apply(item)) : displayName.apply(item);
        return new Place(key, sequence.applyAsLong(item));
    }

    /** Refuses a list without a filter, like Resource Manager. */
    public static void requireOneOf(QueryParameters query, String... names) {
        for (String name : names) {
            if (query.text(name).isPresent()) {
                return;
            }
        }
        throw ServiceError.missingParameter(names[0]);
    }
}
