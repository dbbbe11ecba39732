package dev.featurestore.operator.markdown;

import dev.featurestore.operator.cloud.DriftDetail.Status;
import dev.featurestore.operator.drift.DriftResult;
import dev.featurestore.operator.drift.Drifted;
import dev.featurestore.operator.plan.AttributeChange;
import dev.featurestore.operator.text.MarkdownText;
import dev.featurestore.operator.words.Count;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code drift.md}: the drift of a stack, for the summary of a step or a comment. First the numbers, then the resources that
 * differ, then what a reader opens: ignored drift, and types that were not checked.
 *
 * @param result the drift
 * @param stackName name of the stack
 * @param region its region
 * @param source OCID of the work request or plan job that compared the resources
 * @param rehearsal whether it is in the embedded cloud
 */
public record DriftMarkdown(DriftResult result, String stackName, String region, String source, boolean rehearsal) {

    /** The page. */
    public String text() {
        LimitedMarkdown page = new LimitedMarkdown();
        page.add("### " + (result.isDrifted() ? "Drift of stack " : "No drift of stack ") + MarkdownText.code(stackName)
                + ": " + result.counts() + "\n");
        if (rehearsal) {
            page.add("\nA rehearsal on the embedded cloud: no resource of OCI was compared.\n");
        }
        page.block("diff", result.reported().stream().map(DriftMarkdown::shown).toList());
        page.details(
                "Ignored: " + Count.of(result.ignored().size(), "resource"),
                "",
                result.ignored().stream()
                        .map(resource -> List.of(resource.ignoredText()))
                        .toList());
        page.details(
                "Not checked: " + Count.of(result.uncheckedResources(), "resource"),
                "",
                result.uncheckedTypes().stream().map(List::of).toList());
        page.add("\nRegion " + MarkdownText.code(region) + ", compared by " + MarkdownText.code(source) + ".\n");
        return page.text("resource", "drift.json");
    }

    /** The lines of a resource, which {@code diff} colors by their first characters. */
    private static List<String> shown(Drifted resource) {
        List<String> lines = new ArrayList<>();
        lines.add(sign(resource.status()) + resource.address() + "  " + resource.status());
        resource.changes().stream().map(AttributeChange::text).forEach(text -> lines.add("      " + text));
        return lines;
    }

    private static String sign(Status status) {
        return status == Status.DELETED ? "- " : "! ";
    }
}
