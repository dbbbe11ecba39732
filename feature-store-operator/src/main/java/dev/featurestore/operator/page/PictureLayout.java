package dev.featurestore.operator.page;

import dev.featurestore.operator.graph.ReferenceGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lays out the resources of a stack: three columns of frames, of which a VCN takes two, with its subnets within it. Resources of one
 * type in one frame become one box if there are many of them.
 */
final class PictureLayout {

    private static final int COLUMN = 380;
    private static final int GAP = 20;
    private static final int PAD = 14;
    private static final int TITLE = 30;
    private static final int SPACE = 12;

    /** More resources of a type in a frame than this are one box. */
    private static final int MOST_OF_A_TYPE = 3;

    /** More boxes than this are no picture. */
    private static final int MOST_BOXES = 240;

    /** Resources in a box, with what happens to their instances. */
    private record Group(String frame, List<ShownResource> resources) {

        String address() {
            return resources.get(0).address();
        }
    }

    private final Placement placement;
    private final ReferenceGraph references;
    private final Map<String, ShownResource> byAddress = new TreeMap<>();
    private final Map<String, List<Group>> groups = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Picture.Frame> frames = new ArrayList<>();
    private final List<Picture.Box> boxes = new ArrayList<>();

    private PictureLayout(List<ShownResource> shown, ReferenceGraph references) {
        this.placement = new Placement(shown, references);
        this.references = references;
        shown.forEach(resource -> byAddress.put(resource.address(), resource));
    }

    /** The picture; empty without resources, and if it would have too many boxes. */
    static Optional<Picture> of(List<ShownResource> shown, ReferenceGraph references) {
        PictureLayout layout = new PictureLayout(shown, references);
        layout.group();
        long size = layout.groups.values().stream().mapToLong(List::size).sum();
        return shown.isEmpty() || size > MOST_BOXES ? Optional.empty() : Optional.of(layout.placed());
    }

    private void group() {
        Map<String, Map<String, List<ShownResource>>> byFrame = new TreeMap<>();
        for (ShownResource resource : byAddress.values()) {
            if (!placement.isNetwork(resource.address())) {
                String frame = placement
                        .network(resource.address())
                        .orElseGet(() -> "service " + placement.service(resource.address()));
                byFrame.computeIfAbsent(frame, key -> new LinkedHashMap<>())
                        .computeIfAbsent(resource.type(), key -> new ArrayList<>())
                        .add(resource);
            }
        }
        byFrame.forEach((frame, types) -> {
            List<Group> inFrame = new ArrayList<>();
            types.values().forEach(same -> {
                if (same.size() > MOST_OF_A_TYPE) {
                    inFrame.add(new Group(frame, same));
                } else {
                    same.forEach(one -> inFrame.add(new Group(frame, List.of(one))));
                }
            });
            inFrame.sort(Comparator.<Group>comparingInt(group -> depth(group, inFrame))
                    .thenComparing(Group::address));
            groups.put(frame, inFrame);
        });
        int number = 0;
        for (List<Group> inFrame : groups.values()) {
            for (Group group : inFrame) {
                for (ShownResource resource : group.resources) {
                    numbers.put(resource.address(), number);
                }
                number++;
            }
        }
    }

    /** How many boxes of its frame a box refers to, and they in turn: what is referred to comes first. */
    private int depth(Group group, List<Group> inFrame) {
        Set<String> all = new HashSet<>();
        group.resources.forEach(resource -> all.addAll(references.all(resource.address())));
        return (int) inFrame.stream()
                .filter(other -> !other.address().equals(group.address()) && all.contains(other.address()))
                .count();
    }

    private Picture placed() {
        int[] heights = new int[3];
        List<String> vcns = byAddress.keySet().stream().filter(placement::isVcn).toList();
        List<String> orphans = byAddress.keySet().stream()
                .filter(address -> placement.isSubnet(address)
                        && placement.network(address).isEmpty())
                .toList();
        for (String vcn : vcns) {
            int y = heights[0] + (heights[0] == 0 ? 0 : GAP);
            heights[0] = y + vcn(vcn, y);
            heights[1] = heights[0];
        }
        for (String subnet : orphans) {
            column(heights, (x, y) -> frame(subnet, "Subnet", nameOf(subnet), "subnet", x, y, COLUMN));
        }
        groups.keySet().stream()
                .filter(frame -> !byAddress.containsKey(frame))
                .sorted(Comparator.<String>comparingInt(
                                frame -> -groups.getOrDefault(frame, List.of()).size())
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(frame -> column(
                        heights,
                        (x, y) -> frame(frame, "", frame.substring("service ".length()), "service", x, y, COLUMN)));
        List<Picture.Link> links = new PictureLinks(boxes, numbers, references).between(byAddress.keySet());
        int used = heights[2] > 0 ? 3 : heights[1] > 0 ? 2 : 1;
        int height = Math.max(heights[0], Math.max(heights[1], heights[2]));
        return new Picture(frames, boxes, links, used * COLUMN + (used - 1) * GAP, height);
    }

    private interface Framed {
        int at(int x, int y);
    }

    /** Adds a frame to the shortest column. */
    private static void column(int[] heights, Framed framed) {
        int shortest = 0;
        for (int i = 1; i < heights.length; i++) {
            shortest = heights[i] < heights[shortest] ? i : shortest;
        }
        int y = heights[shortest] + (heights[shortest] == 0 ? 0 : GAP);
        heights[shortest] = y + framed.at(shortest * (COLUMN + GAP), y);
    }

    /** A VCN over two columns; returns its height. */
    private int vcn(String vcn, int top) {
        int width = 2 * COLUMN + GAP;
        int inner = (width - 3 * PAD) / 2;
        int at = frames.size();
        int[] heights = {top + TITLE, top + TITLE};
        List<String> subnets = byAddress.keySet().stream()
                .filter(address -> placement.isSubnet(address)
                        && placement.network(address).equals(Optional.of(vcn)))
                .sorted(Comparator.comparingInt(
                        address -> -groups.getOrDefault(address, List.of()).size()))
                .toList();
        for (String subnet : subnets) {
            int side = heights[0] <= heights[1] ? 0 : 1;
            heights[side] +=
                    frame(subnet, "Subnet", nameOf(subnet), "subnet", PAD + side * (inner + PAD), heights[side], inner)
                            + PAD;
        }
        int below = Math.max(heights[0], heights[1]);
        int bottom = boxes(vcn, PAD, below, width - 2 * PAD, 4) + PAD;
        frames.add(at, new Picture.Frame("VCN", nameOf(vcn), toneOf(vcn), "vcn", 0, top, width, bottom - top));
        return bottom - top;
    }

    /** A frame with boxes in two columns; returns its height. */
    private int frame(String key, String kind, String name, String style, int x, int y, int width) {
        int at = frames.size();
        int bottom = boxes(key, x + PAD, y + TITLE, width - 2 * PAD, 2) + PAD;
        frames.add(at, new Picture.Frame(kind, name, toneOf(key), style, x, y, width, bottom - y));
        return bottom - y;
    }

    /** Places the boxes of a frame; returns the lower edge. */
    private int boxes(String frame, int left, int top, int room, int columns) {
        int width = (room - (columns - 1) * SPACE) / columns;
        List<Group> inFrame = groups.getOrDefault(frame, List.of());
        for (int i = 0; i < inFrame.size(); i++) {
            int x = left + i % columns * (width + SPACE);
            int y = top + i / columns * (Picture.Box.HEIGHT + SPACE);
            boxes.add(box(inFrame.get(i), frameName(frame), x, y, width));
        }
        int rows = (inFrame.size() + columns - 1) / columns;
        return rows == 0 ? top - (columns == 2 ? SPACE / 2 : PAD) : top + rows * (Picture.Box.HEIGHT + SPACE) - SPACE;
    }

    private Picture.Box box(Group group, String frame, int x, int y, int width) {
        ShownResource first = group.resources.get(0);
        String kind = TypeName.of(first.type()).kind();
        int instances =
                group.resources.stream().mapToInt(one -> one.tones().size()).sum();
        String label = group.resources.size() > 1
                ? instances + " of them"
                : first.name() + (instances > 1 ? " × " + instances : "");
        Set<String> uses = new TreeSet<>();
        StringBuilder title = new StringBuilder();
        for (ShownResource one : group.resources) {
            title.append(title.length() == 0 ? "" : ", ").append(one.address());
            references.direct(one.address()).stream()
                    .filter(byAddress::containsKey)
                    .filter(other -> group.resources.stream()
                            .noneMatch(own -> own.address().equals(other)))
                    .forEach(uses::add);
        }
        return new Picture.Box(
                numbers.getOrDefault(first.address(), 0),
                frame,
                kind,
                label,
                title.toString(),
                List.copyOf(uses),
                ShownResource.notable(
                        group.resources.stream().map(ShownResource::tone).toList()),
                x,
                y,
                width);
    }

    private String frameName(String frame) {
        return byAddress.containsKey(frame)
                ? (placement.isVcn(frame) ? "VCN " : "Subnet ") + nameOf(frame)
                : frame.substring("service ".length());
    }

    private String nameOf(String address) {
        ShownResource resource = byAddress.get(address);
        return resource == null
                ? address
                : resource.name()
                        + (resource.tones().size() > 1
                                ? " × " + resource.tones().size()
                                : "");
    }

    private Tone toneOf(String address) {
        ShownResource resource = byAddress.get(address);
        return resource == null ? Tone.UNCHANGED : resource.tone();
    }
}
