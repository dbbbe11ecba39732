package dev.featurestore.operator.page;

import dev.featurestore.operator.graph.ReferenceGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The curves between boxes.
 *
 * @param numbers the number of the box of each resource
 */
record PictureLinks(List<Picture.Box> boxes, Map<String, Integer> numbers, ReferenceGraph references) {

    /** Curves to a box that more boxes refer to would hide the picture. */
    private static final int MOST_TO_ONE = 6;

    /** The references between these resources, each pair of boxes once. */
    List<Picture.Link> between(Set<String> addresses) {
        Map<Integer, Picture.Box> byNumber = new HashMap<>();
        boxes.forEach(box -> byNumber.put(box.number(), box));
        Set<List<Integer>> seen = new HashSet<>();
        List<Picture.Link> links = new ArrayList<>();
        for (String address : addresses) {
            Picture.Box from = byNumber.get(numbers.get(address));
            for (String other : references.direct(address)) {
                Picture.Box to = byNumber.get(numbers.get(other));
                if (from != null
                        && to != null
                        && from.number() != to.number()
                        && seen.add(List.of(from.number(), to.number()))) {
                    links.add(new Picture.Link(from.number(), to.number(), path(from, to), false));
                }
            }
        }
        Map<Integer, Long> counts =
                links.stream().collect(Collectors.groupingBy(Picture.Link::to, Collectors.counting()));
        return links.stream()
                .map(link -> new Picture.Link(
                        link.from(), link.to(), link.path(), counts.getOrDefault(link.to(), 0L) > MOST_TO_ONE))
                .toList();
    }

    private static String path(Picture.Box from, Picture.Box to) {
        boolean right = to.x() >= from.x() + from.width();
        boolean left = to.x() + to.width() <= from.x();
        if (right || left) {
            int x1 = right ? from.x() + from.width() : from.x();
            int x2 = right ? to.x() : to.x() + to.width();
            int y1 = from.y() + Picture.Box.HEIGHT / 2;
            int y2 = to.y() + Picture.Box.HEIGHT / 2;
            int bend = Math.max(14, Math.abs(x2 - x1) / 2) * (right ? 1 : -1);
            return curve(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
        }
        boolean down = to.y() > from.y();
        int x1 = from.x() + from.width() / 2;
        int x2 = to.x() + to.width() / 2;
        int y1 = down ? from.y() + Picture.Box.HEIGHT : from.y();
        int y2 = down ? to.y() : to.y() + Picture.Box.HEIGHT;
        int middle = (y1 + y2) / 2;
        return curve(x1, y1, x1, middle, x2, middle, x2, y2);
    }

    private static String curve(int x1, int y1, int x2, int y2, int x3, int y3, int x4, int y4) {
        return "M" + x1 + " " + y1 + "C" + x2 + " " + y2 + " " + x3 + " " + y3 + " " + x4 + " " + y4;
    }
}
