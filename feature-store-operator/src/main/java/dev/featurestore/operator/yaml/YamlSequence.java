package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list. */
public record YamlSequence(List<YamlValue> items, Location location) implements YamlValue {
    /** A list of these items. */
    public YamlSequence {
        items = List.copyOf(items);
    }

    @Override
    public List<@Nullable Object> toJava() {
        List<@Nullable Object> values = new ArrayList<>(items.size());
        for (YamlValue item : items) {
            values.add(item.toJava());
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    public String description() {
        return "a list";
    }

    @Override
    public boolean isConcealed() {
        for (YamlValue item : items) {
            if (item.isConcealed()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String kind() {
        return description();
    }
}
