package dev.featurestore.provider.utility.kind;

import dev.featurestore.provider.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of a resource or data source while they are set. */
public final class Draft {

    private final SortedMap<String, Value> values;

    private Draft(SortedMap<String, Value> values) {
        this.values = values;
    }

    public static Draft of(Value.Structure values) {
        return new Draft(new TreeMap<>(values.elements()));
    }

    /** A draft without values. */
    public static Draft empty() {
        return new Draft(new TreeMap<>());
    }

    public Draft set(String name, Value value) {
        values.put(name, value);
        return this;
    }

    public Draft set(String name, String text) {
        return set(name, new Value.Text(text));
    }

    public Draft set(String name, boolean flag) {
        return set(name, new Value.Bool(flag));
    }

    public Draft set(String name, BigDecimal number) {
        return set(name, new Value.Decimal(number));
    }

    public Draft set(String name, long number) {
        return set(name, BigDecimal.valueOf(number));
    }

    public Draft set(String name, List<String> texts) {
        return set(
                name,
                new Value.Sequence(texts.stream().<Value>map(Value.Text::new).toList()));
    }

    /** Sets texts by their names. */
    public Draft setAll(Map<String, String> texts) {
        texts.forEach(this::set);
        return this;
    }

    /** Marks values as known after apply. */
    public Draft unknown(List<String> names) {
        names.forEach(name -> set(name, new Value.Unknown()));
        return this;
    }

    /** The values as they are. */
    public Value.Structure planned() {
        return new Value.Structure(values);
    }

    /** The values; those that are still unknown are not set. */
    public Value.Structure done() {
        values.replaceAll((name, value) -> value instanceof Value.Unknown ? new Value.Null() : value);
        return planned();
    }
}
