package dev.featurestore.operator.markdown;

import dev.featurestore.operator.summary.Fields;
import dev.featurestore.operator.summary.Headline;
import dev.featurestore.operator.summary.Hint;
import dev.featurestore.operator.text.MarkdownText;
import dev.featurestore.operator.words.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code report.md}: the result of a run, from the fields of its {@code report.json}. */
public final class ReportMarkdown {

    private final Fields report;
    private final LimitedMarkdown page = new LimitedMarkdown();

    private ReportMarkdown(Fields report) {
        this.report = report;
    }

    /**
     * The page.
     *
     * @param report a report as {@code docs/report.schema.json} describes it
     */
    public static String of(Map<String, ? extends @Nullable Object> report) {
        return new ReportMarkdown(new Fields(report)).text();
    }

    private String text() {
        page.add("### " + new Headline(report, MarkdownText::code).text() + "\n");
        if (report.isTrue("rehearsal")) {
            page.add("\nA rehearsal on the embedded cloud: nothing in OCI was changed.\n");
        }
        failure();
        check();
        facts();
        upgrade();
        page.details(
                "Not destroyed: " + Count.of(report.texts("remaining").size(), "resource"),
                "",
                report.texts("remaining").stream().map(List::of).toList());
        if (report.has("cost")) {
            new CostMarkdown(report.at("cost")).addTo(page);
        }
        outputs();
        resources();
        return page.text("line", "report.json");
    }

    private void failure() {
        List<String> lines = new ArrayList<>();
        Fields failure = report.at("failure");
        failure.text("message").or(() -> report.text("failure")).ifPresent(message -> {
            List<String> places = new ArrayList<>();
            failure.text("address").ifPresent(places::add);
            failure.text("place").ifPresent(places::add);
            String where = places.isEmpty() ? "" : " (" + String.join(", ", places) + ")";
            message.lines().forEach(lines::add);
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + where);
            failure.text("detail").stream().flatMap(String::lines).forEach(lines::add);
            lines.addAll(Hint.lines(failure, "  "));
        });
        if (!lines.isEmpty()) {
            report.text("code").ifPresent(code -> page.add("\n**" + code + "**\n"));
            page.block("", lines.stream().map(List::of).toList());
        }
    }

    private void check() {
        Fields check = report.at("check");
        check.text("leftOut")
                .ifPresent(why -> page.add("\nThe store was not checked: " + MarkdownText.code(why) + "\n"));
        check.text("endpoint")
                .ifPresent(endpoint -> page.add((check.isTrue("passed")
                                ? "\nThe store answers at "
                                : "\n**The store does" + " not answer as expected at** ")
                        + MarkdownText.code(endpoint) + "\n"));
        List<Fields> steps = check.list("steps");
        if (!steps.isEmpty()) {
            page.add("\n| check | result | |\n| --- | --- | --- |\n");
            for (Fields step : steps) {
                page.add("| " + step.required("step").toLowerCase(Locale.ROOT) + " | "
                        + (step.isTrue("passed") ? "passed" : "**failed**") + " | "
                        + MarkdownText.code(step.required("seen")) + " |\n");
                step.text("trouble").ifPresent(trouble -> {
                    page.add("| | | " + MarkdownText.code(step.required("hop") + ": " + trouble) + " |\n");
                    page.add("| | | " + MarkdownText.code(step.required("fix")) + " |\n");
                });
            }
        }
    }

    private void facts() {
        List<String> rows = new ArrayList<>();
        linked("stack").ifPresent(rows::add);
        report.at("stack").text("compartmentId").ifPresent(id -> rows.add(row("compartment", id)));
        report.text("region").ifPresent(region -> rows.add(row("region", region)));
        linked("job").ifPresent(rows::add);
        report.text("rolledBackTo").ifPresent(id -> rows.add(row("rolled back to job", id)));
        report.text("bundleSha256").ifPresent(digest -> rows.add(row("SHA-256 of the bundle", digest)));
        if (!rows.isEmpty()) {
            page.add("\n| | |\n| --- | --- |\n" + String.join("", rows));
        }
    }

    /** The OCID of a stack or job; a link to its page in the Console, if the report has one. */
    private Optional<String> linked(String name) {
        Fields fields = report.at(name);
        return fields.text("id")
                .map(id -> fields.text("consoleUrl")
                        .map(url -> "| " + name + " | " + MarkdownText.link(id, url) + " |\n")
                        .orElseGet(() -> row(name, id)));
    }

    private static String row(String name, String value) {
        return "| " + name + " | " + MarkdownText.code(value) + " |\n";
    }

    private void upgrade() {
        for (Fields job : report.list("upgrade")) {
            page.add("\n" + job.required("step") + ". " + MarkdownText.code(job.required("title")) + ", job "
                    + MarkdownText.code(job.required("job"))
                    + (job.has("created")
                            ? ": " + job.required("created") + " created, " + job.required("changed") + " changed, "
                                    + job.required("destroyed") + " destroyed"
                            : ""));
        }
        page.add(report.list("upgrade").isEmpty() ? "" : "\n");
    }

    private void outputs() {
        Fields outputs = report.at("outputs");
        List<List<String>> items = new ArrayList<>();
        for (Object name : outputs.json().keySet()) {
            Fields output = outputs.at(String.valueOf(name));
            items.add(List.of(name + " = " + output.text("value").orElse("(sensitive value)")));
        }
        page.details(Count.of(items.size(), "output"), "", items);
    }

    private void resources() {
        List<List<String>> items = new ArrayList<>();
        for (Fields resource : report.list("resources")) {
            String action = resource.text("action").orElse("destroyed");
            String sign = action.equals("created") ? "+ " : action.equals("destroyed") ? "- " : "! ";
            items.add(List.of(sign
                    + resource.required("address")
                    + resource.text("id").map(id -> "  " + id).orElse("")));
        }
        page.details(Count.of(items.size(), "resource"), "diff", items);
    }
}
