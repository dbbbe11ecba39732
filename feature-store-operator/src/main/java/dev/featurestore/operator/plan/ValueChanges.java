package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares what a resource is with what it will be, down to the values that differ. */
final class ValueChanges {

    private final List<AttributeChange> found = new ArrayList<>();

    private ValueChanges() {}

    /**
     * A value, or a tree of them, before and after.
     *
     * @param unknown marks what is known only after the apply
     * @param beforeSensitive marks what must not be told of the first
     * @param afterSensitive marks what must not be told of the second
     */
    record Sides(JsonNode before, JsonNode after, JsonNode unknown, JsonNode beforeSensitive, JsonNode afterSensitive) {

        static Sides of(JsonNode change) {
            return new Sides(
                    change.path("before"),
                    change.path("after"),
                    change.path("after_unknown"),
                    change.path("before_sensitive"),
                    change.path("after_sensitive"));
        }

        Sides at(String key) {
            return new Sides(
                    before.path(key),
                    after.path(key),
                    unknown.path(key),
                    below(beforeSensitive, beforeSensitive.path(key)),
                    below(afterSensitive, afterSensitive.path(key)));
        }

        Sides at(int index) {
            return new Sides(
                    before.path(index),
                    after.path(index),
                    unknown.path(index),
                    below(beforeSensitive, beforeSensitive.path(index)),
                    below(afterSensitive, afterSensitive.path(index)));
        }

        /** Below what is sensitive as a whole, all is. */
        private static JsonNode below(JsonNode sensitive, JsonNode child) {
            return sensitive.isBoolean() ? sensitive : child;
        }

        boolean sensitive() {
            return beforeSensitive.asBoolean() || afterSensitive.asBoolean();
        }

        boolean unknownAsAWhole() {
            return unknown.isBoolean() && unknown.asBoolean();
        }

        AttributeChange at(List<String> path) {
            StringBuilder text = new StringBuilder();
            for (String step : path) {
                text.append(text.isEmpty() || step.startsWith("[") ? "" : ".").append(step);
            }
            return new AttributeChange(
                    text.toString(),
                    sensitive() ? ValueText.SENSITIVE : ValueText.of(before, beforeSensitive),
                    sensitive()
                            ? ValueText.SENSITIVE
                            : unknownAsAWhole() ? ValueText.UNKNOWN : ValueText.of(after, afterSensitive),
                    !unknownAsAWhole());
        }
    }

    /**
     * The values that differ. Those that will be known later come last, and only if they were something, or nothing else
     * differs: most of them are what OCI sets.
     */
    static List<AttributeChange> between(Sides sides) {
        ValueChanges changes = new ValueChanges();
        changes.compare(List.of(), sides);
        List<AttributeChange> known =
                changes.found.stream().filter(AttributeChange::known).toList();
        Stream<AttributeChange> later = changes.found.stream()
                .filter(change -> !change.known())
                .filter(change -> known.isEmpty() || !change.before().equals(ValueText.NONE));
        return Stream.concat(known.stream(), later).toList();
    }

    /** The value at a path of Terraform's: names and numbers. */
    static AttributeChange at(Sides sides, JsonNode path) {
        Sides place = sides;
        List<String> steps = new ArrayList<>();
        for (JsonNode step : path) {
            place = step.isNumber() ? place.at(step.intValue()) : place.at(step.asText());
            steps.add(step.isNumber() ? "[" + step.intValue() + "]" : step.asText());
        }
        return place.at(steps);
    }

    private void compare(List<String> path, Sides sides) {
        boolean whole = sides.sensitive() || sides.unknownAsAWhole();
        if (!whole && sides.before().isObject() && sides.after().isObject()) {
            Set<String> names = new TreeSet<>();
            sides.before().fieldNames().forEachRemaining(names::add);
            sides.after().fieldNames().forEachRemaining(names::add);
            // What will be known later is absent from what is after.
            sides.unknown().fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(with(path, name), sides.at(name)));
        } else if (!whole
                && sides.before().isArray()
                && sides.after().isArray()
                && sides.before().size() == sides.after().size()) {
            for (int i = 0; i < sides.before().size(); i++) {
                compare(with(path, "[" + i + "]"), sides.at(i));
            }
        } else if (sides.unknownAsAWhole() || !orMissing(sides.before()).equals(orMissing(sides.after()))) {
            found.add(sides.at(path));
        }
    }

    private static JsonNode orMissing(JsonNode value) {
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    private static List<String> with(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
