package dev.featurestore.operator.markdown;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cost.PlannedCost;
import dev.featurestore.operator.plan.Action;
import dev.featurestore.operator.plan.PlanScreen;
import dev.featurestore.operator.plan.ResourceChange;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.operator.summary.Fields;
import dev.featurestore.operator.text.MarkdownText;
import dev.featurestore.operator.words.Count;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code plan.md}: a plan as a comment of a pull request. First a table of the actions, then what loses data, then all changes, which
 * a reader opens.
 *
 * @param cost what it costs; empty to leave that out
 * @param redaction hides secrets in a line, in addition to the values that the plan marks as sensitive
 * @param command applies exactly this plan
 */
public record PlanMarkdown(
        TerraformPlan plan,
        Optional<PlannedCost> cost,
        String stack,
        Job job,
        boolean rehearsal,
        String region,
        UnaryOperator<String> redaction,
        String command) {

    /** The page. */
    public String text() {
        LimitedMarkdown page = new LimitedMarkdown();
        page.add("### Plan for stack " + MarkdownText.code(stack) + ": " + PlanScreen.counts(plan) + "\n");
        if (rehearsal) {
            page.add("\nA rehearsal on the embedded cloud: compared with the rehearsal before, not with OCI.\n");
        }
        if (!plan.changes().isEmpty()) {
            page.add("\n| action | resources | lose data |\n| --- | ---: | ---: |\n");
            Arrays.stream(Action.values()).forEach(action -> page.add(row(action)));
        }
        List<ResourceChange> losses = plan.losses();
        if (!losses.isEmpty()) {
            page.add("\n**" + Count.of(losses.size(), "resource")
                    + (losses.size() == 1 ? " loses data:" : " lose data:") + "**\n");
            page.block("diff", losses.stream().map(this::shown).toList());
        }
        for (Action action : Action.values()) {
            List<List<String>> group = plan.changes().stream()
                    .filter(change -> change.action() == action && change.loss().isEmpty())
                    .map(this::shown)
                    .toList();
            page.details(action.title() + ": " + Count.of(group.size(), "resource"), "diff", group);
        }
        page.details(
                "Outputs: " + Count.of(plan.outputs().size(), "change"),
                "diff",
                plan.outputs().stream()
                        .map(output -> List.of(sign(output.action()) + " " + output.name()))
                        .toList());
        if (plan.drifted() > 0) {
            page.add("\nDrift: " + plan.drifted() + " of these changed or removed outside of Terraform.\n");
        }
        cost.ifPresent(known -> new CostMarkdown(new Fields(known.fields())).addTo(page));
        page.add("\nRegion " + MarkdownText.code(region) + ", plan job " + MarkdownText.code(job.id()) + ".");
        if (!plan.isEmpty()) {
            page.add(" To apply exactly this plan:\n" + MarkdownText.block("", List.of(command)));
        }
        return page.add("\n").text("resource", "plan-report.json");
    }

    private String row(Action action) {
        long resources = plan.count(action);
        long losses = plan.losses().stream()
                .filter(change -> change.action() == action)
                .count();
        return resources == 0
                ? ""
                : "| " + action.title() + " | " + resources + " | " + (losses == 0 ? "" : "**" + losses + "**")
                        + " |\n";
    }

    /** The lines of a change, which {@code diff} colors by their first characters. */
    private List<String> shown(ResourceChange change) {
        List<String> lines = new ArrayList<>();
        lines.add(sign(change.action()) + " " + change.address()
                + change.note().map(note -> " (" + note + ")").orElse(""));
        change.loss().ifPresent(what -> lines.add("-     LOSES DATA: " + what));
        change.causes().forEach(cause -> lines.add("      because of " + cause.text()));
        change.attributes().forEach(attribute -> lines.add("      " + attribute.text()));
        return lines.stream().map(redaction).toList();
    }

    private static String sign(Action action) {
        return switch (action) {
            case DESTROY, REPLACE -> "-";
            case CREATE -> "+";
            case UPDATE, STATE -> "!";
        };
    }
}
