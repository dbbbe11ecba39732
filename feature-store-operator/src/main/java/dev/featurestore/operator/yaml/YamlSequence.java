package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;
import java.util.List;

/** A list. */
public record YamlSequence(List<YamlValue> items, Location location) implements YamlValue {
    /** A list of these items. */
    public YamlSequence {
        items = List.copyOf(items);
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
