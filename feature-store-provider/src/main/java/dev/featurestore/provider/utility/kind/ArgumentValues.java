package dev.featurestore.provider.utility.kind;

import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the arguments of a resource, data source or block. */
public record ArgumentValues(Value.Structure values) {

    /** A value; null in Terraform's sense if the block does not have it. */
    public Value value(String name) {
        Value value = values.elements().get(name);
        return value == null ? new Value.Null() : value;
    }

    /** Whether a value is set; also true if it is not known yet. */
    public boolean has(String name) {
        return !(value(name) instanceof Value.Null);
    }

    public boolean isKnown(String name) {
        return !(value(name) instanceof Value.Unknown);
    }

    public Optional<String> text(String name) {
        return Attributes.text(value(name));
    }

    /** A text; empty if it is not set. */
    public String textOrEmpty(String name) {
        return text(name).orElse("");
    }

    public boolean flag(String name) {
        return value(name) instanceof Value.Bool bool && bool.bool();
    }

    public BigDecimal number(String name) {
        return value(name) instanceof Value.Decimal decimal ? decimal.number() : BigDecimal.ZERO;
    }

    /** An integer; 0 if it is not set. */
    public int whole(String name) {
        return number(name).intValue();
    }

    /** The texts of a list or set; none if it is not set. */
    public List<String> texts(String name) {
        return elements(name).stream()
                .flatMap(element -> Attributes.text(element).stream())
                .toList();
    }

    /** The texts of a map; none if it is not set. */
    public SortedMap<String, String> textMap(String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (value(name) instanceof Value.Structure map) {
            for (Map.Entry<String, Value> entry : map.elements().entrySet()) {
                Attributes.text(entry.getValue()).ifPresent(text -> texts.put(entry.getKey(), text));
            }
        }
        return texts;
    }

    /** The blocks of a kind. */
    public List<ArgumentValues> blocks(String name) {
        if (value(name) instanceof Value.Structure block) {
            return List.of(new ArgumentValues(block));
        }
        return elements(name).stream()
                .filter(Value.Structure.class::isInstance)
                .map(block -> new ArgumentValues((Value.Structure) block))
                .toList();
    }

    private List<Value> elements(String name) {
        return value(name) instanceof Value.Sequence sequence ? sequence.elements() : List.of();
    }
}
