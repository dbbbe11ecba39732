package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Builds the tree from the parser's events. It keeps every position, resolves aliases and merge keys ({@code <<}, which
 * the original's reader knew), and refuses documents that are built to exhaust memory.
 */
final class YamlTree {
    private static final int DEEPEST = 50;
    private static final int MOST_VALUES = 100_000;
    private static final String TAG = "tag:yaml.org,2002:";

    private final String file;
    private final Problems problems;
    private final Map<String, Anchored> anchors = new HashMap<>();

    /** Keys whose duplicates are reported already. */
    private final Set<YamlMapping.Entry> reported = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A value, and the number of its values with all aliases resolved. */
    private record Anchored(YamlValue value, int size) {}

    /** The size of the value that was read last. */
    private int size;

    YamlTree(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    Optional<YamlValue> document(Iterator<Event> events) throws YamlRejected {
        YamlValue root = null;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, DocumentStart, DocumentEnd, StreamEnd, Comment -> {}
                default -> {
                    if (root != null) {
                        throw new YamlRejected(
                                location(event),
                                "",
                                "a second document is not allowed",
                                "Delete the line --- and the document that does not belong here");
                    }
                    root = value(event, events, "", 0);
                }
            }
        }
        boolean empty = root instanceof YamlScalar scalar && scalar.value() == null;
        return empty ? Optional.empty() : Optional.ofNullable(root);
    }

    private YamlValue value(Event event, Iterator<Event> events, String path, int depth) throws YamlRejected {
        if (depth > DEEPEST) {
            throw new YamlRejected(
                    location(event), "", "nested deeper than " + DEEPEST + " levels", "Nest less deeply");
        }
        if (event instanceof AliasEvent alias) {
            return anchored(alias, path);
        }
        int outer = size;
        size = 1;
        YamlValue value = switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event, path);
            case SequenceStart -> sequence((CollectionStartEvent) event, events, path, depth);
            default -> mapping((CollectionStartEvent) event, events, path, depth);
        };
        NodeEvent node = (NodeEvent) event;
        if (node.getAnchor().isPresent()) {
            anchors.put(node.getAnchor().get().getValue(), new Anchored(value, size));
        }
        grow(outer, event);
        return value;
    }

    private void grow(int by, Event event) throws YamlRejected {
        size += by;
        if (size > MOST_VALUES) {
            throw new YamlRejected(
                    location(event),
                    "",
                    "more than " + MOST_VALUES + " values with all aliases resolved",
                    "Write the values without aliases");
        }
    }

    private YamlValue anchored(AliasEvent alias, String path) throws YamlRejected {
        Anchored target = anchors.get(alias.getAlias().getValue());
        if (target == null) {
            throw new YamlRejected(
                    location(alias),
                    path,
                    "undefined anchor *" + alias.getAlias().getValue(),
                    "Put the value in quotes if it is text, or define &"
                            + alias.getAlias().getValue() + " before it is used");
        }
        grow(target.size(), alias);
        return target.value();
    }

    private YamlScalar scalar(ScalarEvent event, String path) throws YamlRejected {
        String text = event.getValue();
        String tag = event.getTag().orElse("");
        Object value;
        if (tag.isEmpty()) {
            value = event.isPlain() ? PlainScalar.resolve(text) : text;
            if (event.isPlain()) {
                requireVisible(InvisibleCharacter.around(text), event, path);
            }
        } else if (tag.equals(TAG + "str") || tag.equals("!")) {
            value = text;
        } else if (tag.equals(TAG + "int")
                || tag.equals(TAG + "float")
                || tag.equals(TAG + "bool")
                || tag.equals(TAG + "null")) {
            value = PlainScalar.resolve(text);
        } else {
            throw unknownTag(event, tag, path);
        }
        return new YamlScalar(value, text, location(event));
    }

    private YamlSequence sequence(CollectionStartEvent start, Iterator<Event> events, String path, int depth)
            throws YamlRejected {
        requireTag(start, "seq", path);
        List<YamlValue> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(value(event, events, path + "[" + items.size() + "]", depth + 1));
            event = events.next();
        }
        return new YamlSequence(items, location(start));
    }

    private YamlMapping mapping(CollectionStartEvent start, Iterator<Event> events, String path, int depth)
            throws YamlRejected {
        requireTag(start, "map", path);
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        List<YamlMapping> merged = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            YamlValue key = value(event, events, path, depth + 1);
            Location at = location(event);
            if (!(key instanceof YamlScalar name)) {
                throw new YamlRejected(
                        at, path, "must be a key, but is " + key.description(), "Put text that has brackets in quotes");
            }
            if (event instanceof ScalarEvent plain && plain.isPlain()) {
                requireVisible(InvisibleCharacter.in(name.text()), event, path);
            }
            boolean merge = event instanceof ScalarEvent scalar
                    && scalar.isPlain()
                    && name.text().equals("<<");
            String below = path.isEmpty() ? name.text() : path + "." + name.text();
            YamlValue value = value(events.next(), events, below, depth + 1);
            if (merge) {
                addMerged(merged, value, below);
            } else {
                put(entries, new YamlMapping.Entry(name.text(), at, value), below);
            }
            event = events.next();
        }
        for (YamlMapping mapping : merged) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                entries.putIfAbsent(entry.key(), entry);
            }
        }
        return new YamlMapping(entries, location(start));
    }

    private void put(Map<String, YamlMapping.Entry> entries, YamlMapping.Entry entry, String path) {
        YamlMapping.Entry first = entries.putIfAbsent(entry.key(), entry);
        if (first != null && reported.add(first)) {
            problems.add(
                    entry.location(),
                    path,
                    "duplicate key (first in line " + first.location().line() + ")",
                    "Delete one of the two lines");
        }
    }

    private static void addMerged(List<YamlMapping> merged, YamlValue value, String path) throws YamlRejected {
        if (value instanceof YamlMapping mapping) {
            merged.add(mapping);
        } else if (value instanceof YamlSequence sequence && !sequence.items().isEmpty()) {
            for (YamlValue item : sequence.items()) {
                addMerged(merged, item, path);
            }
        } else {
            throw new YamlRejected(
                    value.location(),
                    path,
                    "must be a mapping to merge, but is " + value.description(),
                    "Write \"<<: *anchor\"");
        }
    }

    private void requireTag(CollectionStartEvent start, String tag, String path) throws YamlRejected {
        String found = start.getTag().orElse("");
        if (!found.isEmpty() && !found.equals("!") && !found.equals(TAG + tag)) {
            throw unknownTag(start, found, path);
        }
    }

    private YamlRejected unknownTag(Event event, String tag, String path) {
        return new YamlRejected(location(event), path, "unsupported tag " + tag, "Delete the tag");
    }

    /** Only text in quotes may start or end with invisible characters, and no key may have them. */
    private void requireVisible(Optional<InvisibleCharacter> invisible, Event event, String path) throws YamlRejected {
        if (invisible.isPresent()) {
            throw new YamlRejected(
                    location(event, invisible.get().index()),
                    path,
                    invisible.get().description() + " is not allowed",
                    invisible.get().hint());
        }
    }

    /** Where a character of a scalar is; the start of one that has several lines, whose text YAML joins. */
    private Location location(Event event, int index) {
        Location start = location(event);
        boolean oneLine = event.getStartMark()
                .map(Mark::getLine)
                .equals(event.getEndMark().map(Mark::getLine));
        return oneLine ? new Location(start.file(), start.line(), start.column() + index) : start;
    }

    private Location location(Event event) {
        @Nullable Mark mark = event.getStartMark().orElse(null);
        return mark == null ? Location.ofFile(file) : new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
