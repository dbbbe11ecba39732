package dev.featurestore.operator.summary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a report, whose types {@code docs/report.schema.json} has. */
public record Fields(Map<?, ?> json) {

    private static final Fields NONE = new Fields(Map.of());

    /** Whether it has a field. */
    public boolean has(String name) {
        return json.get(name) != null;
    }

    /** The text of a field. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(json.get(name)).map(Object::toString);
    }

    /** A text of a report that always has it. */
    public String required(String name) {
        return text(name).orElse("");
    }

    /** Whether a field is true. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(json.get(name));
    }

    /** An object; without fields if it is missing. */
    public Fields at(String name) {
        return of(json.get(name));
    }

    /** The objects of a list; none if it is missing. */
    public List<Fields> list(String name) {
        return items(name).stream().map(Fields::of).toList();
    }

    /** The texts of a list; none if it is missing. */
    public List<String> texts(String name) {
        return items(name).stream().map(String::valueOf).toList();
    }

    private List<?> items(String name) {
        return json.get(name) instanceof List<?> list ? list : List.of();
    }

    private static Fields of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? new Fields(map) : NONE;
    }
}
