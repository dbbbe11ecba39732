package dev.featurestore.operator.plan;

import dev.featurestore.operator.words.LineWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats a plan for one screen: a summary, then the resources to destroy, replace, update and create. If they do not fit,
 * groups the resources to create by type, then shortens the updates; always lists resources that lose data.
 */
public final class PlanScreen {

    /** Length of Maven's prefix {@code [WARNING]} beyond that of {@code [INFO]}. */
    private static final int WARNING = 3;

    /** Lines of a terminal of default height, less the lines after the plan. */
    private static final int ROWS = 16;

    private static final String INDENT = "      ";

    /**
     * A line.
     *
     * @param warning whether it reports a loss of data
     */
    public record Line(String text, boolean warning) {
        private static Line of(String text) {
            return new Line(text, false);
        }
    }

    /**
     * How much to show.
     *
     * @param foldCreated whether to group the resources to create by type
     * @param types maximum number of types in a group
     * @param attributes maximum number of values of an update
     * @param foldUpdated whether to group the resources to update by type
     * @param foldDestroyed whether to group the resources to destroy or replace by type, if they hold no data
     */
    private record Detail(boolean foldCreated, int types, int attributes, boolean foldUpdated, boolean foldDestroyed) {

        private static final List<Detail> FROM_MOST = List.of(
                new Detail(false, 99, 99, false, false),
                new Detail(true, 99, 99, false, false),
                new Detail(true, 99, 3, false, false),
                new Detail(true, 12, 3, false, false),
                new Detail(true, 6, 2, false, false),
                new Detail(true, 4, 1, false, false),
                new Detail(true, 3, 1, true, false),
                new Detail(true, 2, 1, true, true));

        boolean folds(ResourceChange change) {
            return switch (change.action()) {
                case CREATE -> foldCreated;
                case UPDATE -> foldUpdated;
                case DESTROY, REPLACE -> foldDestroyed && change.loss().isEmpty();
                case STATE -> false;
            };
        }
    }

    private final TerraformPlan plan;
    private final String stackName;
    private final LineWidth width;

    private PlanScreen(TerraformPlan plan, String stackName, LineWidth width) {
        this.plan = plan;
        this.stackName = stackName;
        this.width = width;
    }

    /**
     * The lines of a plan of a stack.
     *
     * @param redaction hides secrets in a line, in addition to the values that the plan marks as sensitive
     * @param width maximum length of a line
     */
    public static List<Line> of(
            TerraformPlan plan, String stackName, UnaryOperator<String> redaction, LineWidth width) {
        LineWidth room = width.isUnlimited() ? width : width.withColumns(width.columns() - WARNING);
        PlanScreen screen = new PlanScreen(plan, stackName, room);
        List<Line> lines = List.of();
        for (Detail detail : Detail.FROM_MOST) {
            lines = screen.lines(detail);
            if (lines.size() <= ROWS) {
                break;
            }
        }
        return lines.stream()
                .map(line -> new Line(redaction.apply(line.text()), line.warning()))
                .toList();
    }

    /** The summary: the number of resources of each action. */
    public static String counts(TerraformPlan plan) {
        String counts = Stream.of(Action.CREATE, Action.UPDATE, Action.REPLACE, Action.DESTROY)
                .filter(action -> plan.count(action) > 0)
                .map(action -> plan.count(action) + " to " + action.word())
                .collect(Collectors.joining(", "));
        if (!counts.isEmpty()) {
            return counts;
        }
        return plan.isEmpty()
                ? "no changes"
                : "no resource changes, only " + (plan.outputs().isEmpty() ? "the state" : "outputs");
    }

    private List<Line> lines(Detail detail) {
        List<Line> lines = new ArrayList<>();
        int losses = plan.losses().size();
        lines.add(new Line(
                "Plan for stack " + stackName + ": " + counts(plan)
                        + (losses == 0 ? "" : losses == 1 ? "; 1 LOSES DATA" : "; " + losses + " LOSE DATA"),
                losses > 0));
        Arrays.stream(Action.values()).forEach(action -> group(action, detail, lines));
        if (!plan.outputs().isEmpty()) {
            lines.add(Line.of(outputs()));
        }
        if (plan.drifted() > 0) {
            lines.add(Line.of("Drift: " + plan.drifted() + " of these changed or removed outside of Terraform"));
        }
        return lines;
    }

    private void group(Action action, Detail detail, List<Line> lines) {
        List<ResourceChange> group = plan.changes().stream()
                .filter(change -> change.action() == action)
                .toList();
        if (group.isEmpty()) {
            return;
        }
        lines.add(Line.of(action.title() + ":"));
        Map<String, List<ResourceChange>> folded = new LinkedHashMap<>();
        for (ResourceChange change : group) {
            if (detail.folds(change)) {
                folded.computeIfAbsent(change.type(), type -> new ArrayList<>()).add(change);
            } else {
                resource(change, detail, lines);
            }
        }
        // The most frequent types first.
        List<List<ResourceChange>> types = folded.values().stream()
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .toList();
        int shown = types.size() <= detail.types() ? types.size() : detail.types() - 1;
        for (List<ResourceChange> type : types.subList(0, shown)) {
            ResourceChange first = type.get(0);
            lines.add(Line.of(width.cut("  " + action.sign() + " "
                    + (type.size() == 1 ? first.address() : type.size() + " x " + first.type()))));
        }
        if (shown < types.size()) {
            int others = types.subList(shown, types.size()).stream()
                    .mapToInt(List::size)
                    .sum();
            lines.add(Line.of(
                    "  " + action.sign() + " " + others + " more of " + (types.size() - shown) + " other types"));
        }
    }

    private void resource(ResourceChange change, Detail detail, List<Line> lines) {
        String order =
                change.action() != Action.REPLACE ? "" : change.createdFirst() ? "created first" : "destroyed first";
        String remark = Stream.concat(Stream.of(order), change.note().stream())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        String before = "  " + change.action().sign() + " ";
        String after = remark.isEmpty() ? "" : " (" + remark + ")";
        boolean loss = change.loss().isPresent();
        String address = loss
                ? change.address()
                : width.withColumns(width.columns() - before.length()).cut(change.address());
        lines.add(new Line(before + address + after, loss));
        change.loss().ifPresent(what -> lines.add(new Line(INDENT + "LOSES DATA: " + what, true)));
        change.causes().forEach(cause -> lines.add(Line.of(value("because of ", cause))));
        List<AttributeChange> attributes = change.attributes();
        int shown = attributes.size() <= detail.attributes() ? attributes.size() : detail.attributes();
        attributes.subList(0, shown).forEach(attribute -> lines.add(Line.of(value("", attribute))));
        if (shown < attributes.size()) {
            lines.add(Line.of(INDENT + "and " + (attributes.size() - shown) + " more"));
        }
    }

    private String value(String prefix, AttributeChange change) {
        return change.line(INDENT + prefix, width);
    }

    private String outputs() {
        List<String> names = plan.outputs().stream()
                .map(output -> output.action().sign() + output.name())
                .toList();
        return width.cut("Outputs: " + String.join(", ", names));
    }
}
