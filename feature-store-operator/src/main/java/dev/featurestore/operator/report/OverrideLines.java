package dev.featurestore.operator.report;

import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.yaml.YamlText;
import java.util.List;
import java.util.function.Predicate;

/** Lists the overrides of the configuration file, one line for each. */
public final class OverrideLines {

    private OverrideLines() {}

    /**
     * The lines.
     *
     * @param sensitive whether the value of a variable of the stack must not be shown
     */
    public static List<String> of(Overrides overrides, Predicate<String> sensitive) {
        return overrides.values().stream()
                .map(value -> "Override: " + value.key() + " = "
                        + (value.variable().filter(sensitive).isPresent()
                                ? "(sensitive value)"
                                : YamlText.scalar(value.text()))
                        + " (" + value.origin() + ")")
                .toList();
    }
}
