package dev.featurestore.operator.page;

import dev.featurestore.operator.plan.AttributeChange;
import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A planned change of a resource.
 *
 * @param loss the data that is lost
 * @param values the values that change, or that cause a replacement
 */
public record PlannedChange(
        String address, Tone tone, Optional<String> note, Optional<String> loss, List<Value> values) {

    public PlannedChange {
        values = List.copyOf(values);
    }

    /**
     * A value.
     *
     * @param cause whether it causes the replacement of its resource
     */
    public record Value(String path, String before, String after, boolean cause) {

        /** Whether only the new value is of interest, as it is not known before. */
        public boolean same() {
            return before.equals(after);
        }
    }

    /** The changes of a plan: what loses data first, then what is destroyed, replaced, updated and created. */
    static List<PlannedChange> of(TerraformPlan plan, UnaryOperator<String> shown) {
        return plan.changes().stream()
                .sorted(Comparator.<ResourceChange, Boolean>comparing(
                                change -> change.loss().isEmpty())
                        .thenComparing(ResourceChange::action))
                .map(change -> of(change, shown))
                .toList();
    }

    private static PlannedChange of(ResourceChange change, UnaryOperator<String> shown) {
        List<Value> values = new ArrayList<>();
        change.causes().forEach(cause -> values.add(value(cause, true, shown)));
        change.attributes().forEach(attribute -> values.add(value(attribute, false, shown)));
        return new PlannedChange(
                shown.apply(change.address()),
                Tone.of(change.action()),
                change.note().map(shown),
                change.loss().map(shown),
                values);
    }

    private static Value value(AttributeChange change, boolean cause, UnaryOperator<String> shown) {
        return new Value(shown.apply(change.path()), shown.apply(change.before()), shown.apply(change.after()), cause);
    }
}
