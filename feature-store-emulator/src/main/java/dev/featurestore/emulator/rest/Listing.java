package dev.featurestore.emulator.rest;

import dev.featurestore.emulator.http.ServiceError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Sorts a list by time of creation or by name and divides it into pages, like the lists of Resource Manager. By default
 * the newest item comes first; by name, the order is ascending. The order of creation is that of the sequence, because a
 * machine's clock can be set back.
 *
 * @param scope the list's name; page tokens of other lists are refused
 * @param nameKey the value of {@code sortBy} for the order by name
 * @param displayName an item's name
 * @param sequence its place in the order of creation
 */
public record Listing<T>(String scope, String nameKey, Function<T, String> displayName, ToLongFunction<T> sequence) {

    private static final String TIME_KEY = "timeCreated";

    /** A list whose {@code sortBy} is {@code timeCreated} or {@code displayName}, as in Resource Manager. */
    public Listing(String scope, Function<T, String> displayName, ToLongFunction<T> sequence) {
        this(scope, "displayName", displayName, sequence);
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
        boolean byTime = byTime(query);
        SortOrder order = query.choice("sortOrder", SortOrder.class).orElse(byTime ? SortOrder.DESC : SortOrder.ASC);
        Comparator<Place> comparator = order == SortOrder.ASC ? Comparator.naturalOrder() : Comparator.reverseOrder();
        PageToken token = new PageToken(scope + " " + (byTime ? TIME_KEY : nameKey) + " " + order);
        Optional<Place> after = query.text("page").map(token::decode).map(Place::parse);
        List<T> rest = found.filter(item -> after.isEmpty() || comparator.compare(place(item, byTime), after.get()) > 0)
                .sorted(Comparator.comparing(item -> place(item, byTime), comparator))
                .toList();
        int limit = query.limit();
        if (rest.size() <= limit) {
            return new Page<>(rest, Optional.empty());
        }
        T last = rest.get(limit - 1);
        return new Page<>(
                rest.subList(0, limit),
                Optional.of(token.encode(place(last, byTime).text())));
    }

    private boolean byTime(QueryParameters query) {
        String by = query.text("sortBy").orElse(TIME_KEY);
        if (!by.equalsIgnoreCase(TIME_KEY) && !by.equalsIgnoreCase(nameKey)) {
            throw ServiceError.invalidParameter("sortBy", "It must be one of [" + TIME_KEY + ", " + nameKey + "].");
        }
        return by.equalsIgnoreCase(TIME_KEY);
    }

    private Place place(T item, boolean byTime) {
        return new Place(byTime ? "" : displayName.apply(item), sequence.applyAsLong(item));
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
