package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.DriftDetail.Status;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.drift.DriftResult;
import dev.featurestore.operator.drift.Drifted;
import dev.featurestore.operator.plan.AttributeChange;
import dev.featurestore.operator.plan.PlanScreen;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.words.LineWidth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reports the drift of a stack.
 *
 * @param result the drift
 * @param stack the stack
 * @param region its region
 * @param rehearsal whether it is in the embedded cloud
 * @param source OCID of the work request or plan job that compared the resources
 * @param checked when they were compared
 */
public record DriftReport(
        DriftResult result, Stack stack, String region, boolean rehearsal, String source, Instant checked) {

    /** Version of {@code docs/drift.schema.json}. */
    private static final int SCHEMA_VERSION = 1;

    /** Lines for a person; warnings name the resources that differ. */
    public List<PlanScreen.Line> lines(LineWidth width) {
        List<PlanScreen.Line> lines = new ArrayList<>();
        String name = StackFacts.name(stack);
        lines.add(new PlanScreen.Line(
                (result.isDrifted() ? "Drift of stack " : "No drift of stack ") + name + ": " + result.counts(),
                result.isDrifted()));
        group(lines, Status.DELETED, "Deleted outside of Terraform:", "  - ", width);
        group(lines, Status.MODIFIED, "Changed outside of Terraform (state -> real value):", "  ~ ", width);
        group(lines, Status.OTHER, "Different, in a way that this version does not know:", "  ? ", width);
        for (Drifted resource : result.ignored()) {
            info(lines, width.cut("Ignored by spec.drift.ignore: ", resource.ignoredText(), ""));
        }
        if (!result.unchecked().isEmpty()) {
            info(lines, "Not checked, because Resource Manager does not detect the drift of these types:");
            result.uncheckedTypes().forEach(type -> info(lines, "  " + type));
        }
        result.unknown()
                .forEach(pattern -> lines.add(new PlanScreen.Line(
                        "spec.drift.ignore: the stack has no resource for \"" + pattern + "\"", true)));
        return lines;
    }

    private void group(List<PlanScreen.Line> lines, Status status, String title, String sign, LineWidth width) {
        List<Drifted> group = result.reported().stream()
                .filter(resource -> resource.status() == status)
                .toList();
        if (group.isEmpty()) {
            return;
        }
        info(lines, title);
        for (Drifted resource : group) {
            lines.add(new PlanScreen.Line(width.cut(sign, resource.address(), ""), true));
            if (!resource.id().isEmpty()) {
                info(lines, width.cut("      ", resource.id(), ""));
            }
            resource.changes().forEach(change -> info(lines, change.line("      ", width)));
        }
    }

    private static void info(List<PlanScreen.Line> lines, String text) {
        lines.add(new PlanScreen.Line(text, false));
    }

    /** One document for programs, on one line. */
    public String json() {
        return JsonText.of(document());
    }

    /** The same document over several lines. */
    String indented() {
        return JsonText.indented(document());
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("rehearsal", rehearsal);
        json.put("stack", StackFacts.json(stack, region));
        json.put("comparedBy", source);
        json.put("checked", checked.toString());
        json.put("drifted", result.isDrifted());
        json.put("deleted", result.count(Status.DELETED));
        json.put("modified", result.count(Status.MODIFIED));
        json.put("inSync", result.inSync());
        json.put("notChecked", result.uncheckedResources());
        json.put("resources", result.resources().stream().map(DriftReport::json).toList());
        json.put("uncheckedTypes", result.unchecked());
        json.put("unknownIgnored", result.unknown());
        return json;
    }

    private static Map<String, @Nullable Object> json(Drifted resource) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("address", resource.address());
        json.put("type", resource.type());
        json.put("id", resource.id().isEmpty() ? null : resource.id());
        json.put("status", resource.status().name());
        json.put("ignored", resource.whollyIgnored());
        json.put(
                "properties", resource.changes().stream().map(DriftReport::json).toList());
        json.put("ignoredProperties", resource.ignored());
        return json;
    }

    private static Map<String, @Nullable Object> json(AttributeChange change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", change.path());
        json.put("state", change.before());
        json.put("real", change.after());
        return json;
    }
}
