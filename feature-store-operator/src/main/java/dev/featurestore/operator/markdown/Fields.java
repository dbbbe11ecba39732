package dev.featurestore.operator.markdown;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a report, whose types {@code docs/report.schema.json} has. */
record Fields(Map<?, ?> json) {

    private static final Fields NONE = new Fields(Map.of());

    boolean has(String name) {
        return json.get(name) != null;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(json.get(name)).map(Object::toString);
    }

    /** A text of a report that always has it. */
    String required(String name) {
        return text(name).orElse("");
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(json.get(name));
    }

    /** An object; without fields if it is missing. */
    Fields at(String name) {
        return of(json.get(name));
    }

    List<Fields> list(String name) {
        return items(name).stream().map(Fields::of).toList();
    }

    List<String> texts(String name) {
        return items(name).stream().map(String::valueOf).toList();
    }

    private List<?> items(String name) {
        return json.get(name) instanceof List<?> list ? list : List.of();
    }

    private static Fields of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? new Fields(map) : NONE;
    }
}
