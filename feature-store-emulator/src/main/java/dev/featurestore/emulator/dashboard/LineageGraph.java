package dev.featurestore.emulator.dashboard;

import dev.featurestore.emulator.view.ItemView;
import dev.featurestore.emulator.view.StoreView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The lineage of a store as a picture in three columns: entities and transformations, the feature groups that are made of
 * them, and the datasets that are made of these. Empty if the store has more items than a picture can show.
 *
 * @param boxes the boxes of the items
 * @param edges the connections, from left to right
 * @param height the height of the picture
 * @param complete whether all items are in the picture
 */
public record LineageGraph(List<Box> boxes, List<Edge> edges, int height, boolean complete) {

    /** The width of the picture. */
    public static final int WIDTH = 900;

    /** The size of a box. */
    public static final int BOX_WIDTH = 220;

    public static final int BOX_HEIGHT = 46;

    static final int MAX_BOXES = 150;

    private static final int COLUMN = (WIDTH - BOX_WIDTH) / 2;
    private static final int TOP = 34;
    private static final int ROW = 60;
    private static final int PASSES = 4;

    public LineageGraph {
        boxes = List.copyOf(boxes);
        edges = List.copyOf(edges);
    }

    /**
     * A box.
     *
     * @param item the item
     * @param x its left edge
     * @param y its upper edge
     */
    public record Box(ItemView item, int x, int y) {

        /** The name of the item, as far as the box has room for it. */
        public String label() {
            return LabelWidth.fit(item.name());
        }

        /** The kind of the item. */
        public String kind() {
            return switch (item.collection()) {
                case "entities" -> "Entity";
                case "transformations" -> "Transformation";
                case "featureGroups" -> "Feature group";
                default -> "Dataset";
            };
        }

        /** The CSS class of its kind. */
        public String style() {
            return item.collection();
        }
    }

    /**
     * A connection.
     *
     * @param from the box at its left end
     * @param to the box at its right end
     */
    public record Edge(Box from, Box to) {

        /** The curve as SVG's path data. */
        public String path() {
            int x1 = from.x() + BOX_WIDTH;
            int y1 = from.y() + BOX_HEIGHT / 2;
            int x2 = to.x();
            int y2 = to.y() + BOX_HEIGHT / 2;
            int middle = (x1 + x2) / 2;
            return "M" + x1 + " " + y1 + " C" + middle + " " + y1 + " " + middle + " " + y2 + " " + x2 + " " + y2;
        }
    }

    /** Draws the lineage of a store. */
    static LineageGraph of(StoreView store) {
        List<List<ItemView>> columns = List.of(
                Stream.concat(store.items("entities").stream(), store.items("transformations").stream())
                        .toList(),
                store.items("featureGroups"),
                store.items("datasets"));
        int size = columns.stream().mapToInt(List::size).sum();
        if (size > MAX_BOXES) {
            return new LineageGraph(List.of(), List.of(), 0, false);
        }
        Links links = Links.of(columns);
        List<List<ItemView>> ordered = new ArrayList<>(columns);
        for (int pass = 0; pass < PASSES; pass++) {
            ordered.set(0, byNeighbors(ordered.get(0), ordered.get(1), links));
            ordered.set(2, byNeighbors(ordered.get(2), ordered.get(1), links));
            ordered.set(1, byNeighbors(ordered.get(1), pass % 2 == 0 ? ordered.get(0) : ordered.get(2), links));
        }
        return placed(ordered, links);
    }

    /** Sorts a column by the mean place of the neighbors in the next column, so that few edges cross. */
    private static List<ItemView> byNeighbors(List<ItemView> column, List<ItemView> next, Links links) {
        Map<String, Integer> places = new HashMap<>();
        next.forEach(item -> places.put(item.id(), places.size()));
        Map<String, Double> means = new HashMap<>();
        column.forEach(item -> means.put(
                item.id(),
                links.of(item).stream()
                        .filter(places::containsKey)
                        .mapToInt(places::get)
                        .average()
                        .orElse(Double.MAX_VALUE)));
        return column.stream()
                .sorted(Comparator.comparing(item -> means.getOrDefault(item.id(), Double.MAX_VALUE)))
                .toList();
    }

    private static LineageGraph placed(List<List<ItemView>> columns, Links links) {
        int rows = columns.stream().mapToInt(List::size).max().orElse(0);
        List<Box> boxes = new ArrayList<>();
        Map<String, Box> byId = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            List<ItemView> items = columns.get(column);
            int top = TOP + (rows - items.size()) * ROW / 2;
            for (int row = 0; row < items.size(); row++) {
                Box box = new Box(items.get(row), column * COLUMN, top + row * ROW);
                boxes.add(box);
                byId.put(box.item().id(), box);
            }
        }
        List<Edge> edges = new ArrayList<>();
        for (Box to : boxes) {
            links.from(to.item()).stream()
                    .map(byId::get)
                    .filter(from -> from != null && from.x() < to.x())
                    .forEach(from -> edges.add(new Edge(from, to)));
        }
        return new LineageGraph(boxes, edges, TOP + rows * ROW, true);
    }

    /** The items that the given item is made of, in the picture. */
    public List<Box> sources(Box box) {
        return edges.stream()
                .filter(edge -> edge.to().equals(box))
                .map(Edge::from)
                .toList();
    }

    /** What each item is made of: a dataset of its feature groups, or of its entity if it has none. */
    private record Links(Map<String, List<String>> sources, Map<String, List<String>> neighbors) {

        static Links of(List<List<ItemView>> columns) {
            Links links = new Links(new HashMap<>(), new HashMap<>());
            columns.get(1).forEach(group -> links.add(group, group.uses()));
            List<String> groups = columns.get(1).stream().map(ItemView::id).toList();
            for (ItemView dataset : columns.get(2)) {
                List<String> used =
                        dataset.uses().stream().filter(groups::contains).toList();
                links.add(dataset, used.isEmpty() ? dataset.uses() : used);
            }
            return links;
        }

        private void add(ItemView item, List<String> from) {
            sources.put(item.id(), from);
            for (String source : from) {
                neighbors.computeIfAbsent(item.id(), id -> new ArrayList<>()).add(source);
                neighbors.computeIfAbsent(source, id -> new ArrayList<>()).add(item.id());
            }
        }

        List<String> from(ItemView item) {
            return sources.getOrDefault(item.id(), List.of());
        }

        List<String> of(ItemView item) {
            return neighbors.getOrDefault(item.id(), List.of());
        }
    }
}
