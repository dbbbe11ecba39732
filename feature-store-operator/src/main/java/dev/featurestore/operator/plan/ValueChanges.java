package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares a resource before and after the plan, and finds the values that differ. */
final class ValueChanges {

    /** More parts of one value are shown as that value. */
    private static final int MOST_PARTS = 4;

    private final List<AttributeChange> found = new ArrayList<>();

    private ValueChanges() {}

    /**
     * A value or a tree of values, before and after the plan.
     *
     * @param unknown marks the values that are known only after the apply
     * @param beforeSensitive marks the sensitive values of the first
     * @param afterSensitive marks the sensitive values of the second
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

        /** The marks of a child: all children of a sensitive value are sensitive. */
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
     * The values that differ. Values that are known only after the apply come last, and only if they had a value before, or
     * if nothing else differs, because OCI sets most of them.
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

    /**
     * What differs at a path in Terraform's JSON, of names and indexes: the keys of a map or the parts of a block if they are few, because a
     * line has no room for both values of all; otherwise the value as a whole.
     */
    static List<AttributeChange> at(Sides sides, JsonNode path) {
        Sides place = sides;
        List<String> steps = new ArrayList<>();
        for (JsonNode step : path) {
            place = step.isNumber() ? place.at(step.intValue()) : place.at(step.asText());
            steps.add(step.isNumber() ? "[" + step.intValue() + "]" : step.asText());
        }
        ValueChanges changes = new ValueChanges();
        changes.compare(steps, place);
        int parts = changes.found.size();
        return parts > 0 && parts <= MOST_PARTS ? changes.found : List.of(place.at(steps));
    }

    private void compare(List<String> path, Sides sides) {
        boolean whole = sides.sensitive() || sides.unknownAsAWhole();
        if (!whole && sides.before().isObject() && sides.after().isObject()) {
            Set<String> names = new TreeSet<>();
            sides.before().fieldNames().forEachRemaining(names::add);
            sides.after().fieldNames().forEachRemaining(names::add);
            // Values that are known after the apply are absent from the tree after.
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
