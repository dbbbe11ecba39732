package dev.featurestore.provider.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a value by dotted paths such as {@code vnics.0.subnet_id}. */
public record Attributes(Value root) {

    /** The value at a path; null if there is no value. */
    @Nullable
    public Value at(String path) {
        Value value = root;
        for (String step : path.split("\\.", -1)) {
            if (value instanceof Value.Structure structure) {
                value = structure.elements().get(step);
            } else if (value instanceof Value.Sequence sequence && isIndex(step)) {
                int index = Integer.parseInt(step);
                value = index < sequence.elements().size() ? sequence.elements().get(index) : null;
            } else {
                return null;
            }
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    /** A string, number or bool as Terraform writes it; empty if it is not set. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(at(path)).flatMap(Attributes::text);
    }

    public static Optional<String> text(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(text.text());
        } else if (value instanceof Value.Decimal decimal) {
            return Optional.of(decimal.number().toPlainString());
        } else if (value instanceof Value.Bool bool) {
            return Optional.of(Boolean.toString(bool.bool()));
        }
        return Optional.empty();
    }

    public boolean isTrue(String path) {
        return at(path) instanceof Value.Bool bool && bool.bool();
    }

    /** The elements of the value at a path, in order; none if it is not set. */
    public List<Value> elements(String path) {
        return at(path) instanceof Value.Sequence sequence ? sequence.elements() : List.of();
    }

    /** All texts at a path through all elements of lists and sets: {@code vnics.nsg_ids}. */
    public List<String> texts(String path) {
        List<String> texts = new ArrayList<>();
        collect(root, path, texts);
        return texts;
    }

    private static void collect(Value value, String path, List<String> texts) {
        if (value instanceof Value.Sequence sequence) {
            sequence.elements().forEach(element -> collect(element, path, texts));
        } else if (path.isEmpty()) {
            text(value).ifPresent(texts::add);
        } else if (value instanceof Value.Structure structure) {
            int dot = structure.elements().containsKey(path) ? -1 : path.indexOf('.');
            Value next = structure.elements().get(dot < 0 ? path : path.substring(0, dot));
            if (next != null) {
                collect(next, dot < 0 ? "" : path.substring(dot + 1), texts);
            }
        }
    }

    /** All texts of the value, at any depth. */
    public List<String> allTexts() {
        List<String> texts = new ArrayList<>();
        collectAll(root, texts);
        return texts;
    }

    private static void collectAll(Value value, List<String> texts) {
        if (value instanceof Value.Sequence sequence) {
            sequence.elements().forEach(element -> collectAll(element, texts));
        } else if (value instanceof Value.Structure structure) {
            structure.elements().values().forEach(element -> collectAll(element, texts));
        } else if (value instanceof Value.Text text) {
            texts.add(text.text());
        }
    }

    private static boolean isIndex(String step) {
        return !step.isEmpty() && step.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
