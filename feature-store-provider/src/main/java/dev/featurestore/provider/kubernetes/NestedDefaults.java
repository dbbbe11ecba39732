package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.value.JsonValues;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.TypeInterface;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of arguments, also in blocks, that the configuration does not set: lines of a path's end and the value as JSON.
 * The first line that matches decides.
 */
final class NestedDefaults {

    private record Line(String end, String json) {}

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Optional<Line>> byPath = new ConcurrentHashMap<>();

    /** Reads lines such as {@code container.port.protocol "TCP"}. */
    NestedDefaults(String text) {
        text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            int space = line.indexOf(' ');
            lines.add(new Line(line.substring(0, space), line.substring(space + 1)));
        });
    }

    /** Sets the defaults of a resource. */
    Value.Structure complete(TypeInterface type, Value.Structure values) {
        return block(type.schema(), ObjectKind.of(type.name()).type(), values);
    }

    private Value.Structure block(BlockSchema schema, String path, Value.Structure values) {
        SortedMap<String, Value> completed = new TreeMap<>(values.elements());
        schema.attributes().forEach((name, attribute) -> {
            if (completed.get(name) instanceof Value.Null && !attribute.computed()) {
                line(path + '.' + name)
                        .ifPresent(line -> completed.put(
                                name,
                                JsonValues.read(attribute.type(), line.json().getBytes(StandardCharsets.UTF_8))));
            }
        });
        schema.blocks().forEach((name, nested) -> {
            if (completed.get(name) instanceof Value.Sequence sequence) {
                completed.put(name, blocks(nested, path + '.' + name, sequence));
            }
        });
        return new Value.Structure(completed);
    }

    private Value blocks(NestedBlock nested, String path, Value.Sequence sequence) {
        return new Value.Sequence(sequence.elements().stream()
                .map(element ->
                        element instanceof Value.Structure structure ? block(nested.block(), path, structure) : element)
                .toList());
    }

    private Optional<Line> line(String path) {
        return byPath.computeIfAbsent(
                path,
                whole -> lines.stream()
                        .filter(line -> whole.endsWith(line.end()))
                        .findFirst());
    }
}
