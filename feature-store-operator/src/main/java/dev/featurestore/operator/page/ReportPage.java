package dev.featurestore.operator.page;

import dev.featurestore.operator.cost.CostWords;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.plan.PlanScreen;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.operator.summary.Fields;
import dev.featurestore.operator.summary.Headline;
import dev.featurestore.operator.summary.Hint;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.words.Durations;
import dev.featurestore.operator.words.Times;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.html}: a run as a page. What a run does not know has no section.
 *
 * @param report the report of the run, as {@code docs/report.schema.json} describes it; of a check, with {@code CHECK} as its operation
 * @param trace what the run saw of its jobs
 * @param written when the page is written
 */
public record ReportPage(Fields report, RunTrace trace, Instant written) {

    /** The package of the generated classes, as in the POM. */
    private static final String TEMPLATES = "dev.featurestore.operator.page.templates";

    /** Longer lines and values are cut: a value may have the length of a file. */
    private static final int LONGEST = 2_000;

    /** More resources of a list of costs are left out: the JSON report has all. */
    private static final int MOST_COSTS = 200;

    /** The page of a report. */
    public static byte[] of(Map<String, ? extends @Nullable Object> report, RunTrace trace, Instant written) {
        return new ReportPage(new Fields(report), trace, written).html();
    }

    private byte[] html() {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, ReportPage.class.getClassLoader(), TEMPLATES);
        StringOutput html = new StringOutput();
        engine.render("report.jte", Map.of("page", content()), html);
        return html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private PageContent content() {
        Map<String, Tone> tones = ResourceTones.of(report, trace);
        String headline = headline();
        return new PageContent(
                shown(headline) + (isRehearsal() ? " (rehearsal)" : ""),
                shown(headline),
                style(),
                isRehearsal(),
                figures(),
                facts(),
                report.text("code").map(this::shown),
                failure(),
                check(),
                PictureLayout.of(ShownResource.of(tones), trace.references()).map(picture -> picture.with(this::shown)),
                Timeline.of(
                                trace.works(),
                                trace.isSequential() ? ReferenceGraph.NONE : trace.references(),
                                report.at("failure").text("address"))
                        .map(timeline -> timeline.with(this::shown)),
                trace.plan()
                        .map(plan -> PlannedChange.of(plan, text -> shown(trace.redacted(text))))
                        .orElse(List.of()),
                trace.plan().map(this::outputChanges).orElse(List.of()),
                cost(),
                upgrade(),
                outputs(),
                resources(),
                new PageContent.Log(
                        shown(trace.problems()),
                        trace.laterProblems(),
                        shown(trace.lines()),
                        trace.earlierLines(),
                        trace.progressLines()),
                PageAssets.read());
    }

    private boolean isRehearsal() {
        return report.isTrue("rehearsal");
    }

    private boolean isOf(String operation) {
        return report.required("operation").equals(operation);
    }

    private boolean succeeded() {
        return report.required("state").equals("SUCCEEDED");
    }

    private String headline() {
        String name = report.at("stack").text("name").map(" of stack "::concat).orElse("");
        if (isOf("CHECK")) {
            return succeeded() ? "The store" + name + " answers" : "The store" + name + " does not answer as expected";
        }
        return isOf("PLAN") && succeeded() && trace.plan().isPresent()
                ? "Plan for stack " + report.at("stack").required("name") + ": "
                        + PlanScreen.counts(trace.plan().get())
                : new Headline(report, name1 -> name1).text();
    }

    private String style() {
        boolean losesData = trace.plan().map(plan -> !plan.losses().isEmpty()).orElse(false) && isOf("PLAN");
        boolean running = List.of("ACCEPTED", "IN_PROGRESS", "CANCELING", "UNKNOWN", "INTERRUPTED")
                .contains(report.required("state"));
        boolean unanswered =
                report.at("check").has("passed") && !report.at("check").isTrue("passed");
        return succeeded() && !losesData && !unanswered ? "good" : running ? "busy" : "bad";
    }

    private List<PageContent.Figure> figures() {
        List<PageContent.Figure> figures = new ArrayList<>();
        for (Tone tone : List.of(
                Tone.CREATED, Tone.CHANGED, Tone.DESTROYED, Tone.CREATE, Tone.UPDATE, Tone.REPLACE, Tone.DESTROY)) {
            report.text(tone.word())
                    .ifPresent(number -> figures.add(new PageContent.Figure(
                            tone.sign(), number, tone.words(), number.equals("0") ? "same" : tone.style())));
        }
        report.text("losesData")
                .filter(number -> !number.equals("0"))
                .ifPresent(number -> figures.add(new PageContent.Figure("!", number, "lose data", "bad")));
        if (report.has("remaining") && !report.texts("remaining").isEmpty()) {
            figures.add(new PageContent.Figure(
                    "!", String.valueOf(report.texts("remaining").size()), Tone.REMAINING.words(), "bad"));
        }
        return figures;
    }

    private List<PageContent.Fact> facts() {
        List<PageContent.Fact> facts = new ArrayList<>();
        report.at("stack").text("name").ifPresent(name -> facts.add(PageContent.Fact.of("Stack", shown(name))));
        report.text("region").ifPresent(region -> facts.add(PageContent.Fact.of("Region", shown(region))));
        Map<String, String> more = new LinkedHashMap<>(trace.facts());
        Optional.ofNullable(more.remove(RunTrace.COMPARTMENT))
                .ifPresent(name -> facts.add(PageContent.Fact.of(RunTrace.COMPARTMENT, shown(name))));
        report.text("bundleSha256").ifPresent(digest -> more.putIfAbsent(RunTrace.TERRAFORM_FILES, digest));
        report.text("durationSeconds")
                .ifPresent(seconds -> facts.add(
                        PageContent.Fact.of("Duration", Durations.text(Duration.ofSeconds(Long.parseLong(seconds))))));
        facts.add(PageContent.Fact.of("Written", Times.text(written)));
        OperatorVersion.read().ifPresent(version -> facts.add(PageContent.Fact.of("Plugin version", shown(version))));
        report.at("stack")
                .text("id")
                .ifPresent(id -> facts.add(new PageContent.Fact("Stack OCID", shown(id), link(report.at("stack")))));
        report.at("job")
                .text("id")
                .ifPresent(id -> facts.add(new PageContent.Fact("Job OCID", shown(id), link(report.at("job")))));
        report.at("stack")
                .text("compartmentId")
                .ifPresent(id -> facts.add(PageContent.Fact.of("Compartment OCID", shown(id))));
        more.forEach((name, value) -> facts.add(PageContent.Fact.of(name, shown(value))));
        trace.program()
                .ifPresent(jar -> facts.add(PageContent.Fact.of("SHA-256 of " + shown(jar.name()), jar.sha256())));
        origin(report.at("job"), facts);
        return facts;
    }

    /** Where the job comes from, as its tags name it. */
    private void origin(Fields job, List<PageContent.Fact> facts) {
        job.text("commit")
                .ifPresent(id -> facts.add(PageContent.Fact.of(
                        "Commit",
                        shown(id + job.text("branch").map(" of "::concat).orElse("")))));
        job.text("by").ifPresent(user -> facts.add(PageContent.Fact.of("Started by", shown(user))));
        job.text("run").ifPresent(url -> facts.add(PageContent.Fact.of("CI run", shown(url))));
    }

    /** The page in OCI's Console, of which the report knows only addresses of https. */
    private static Optional<String> link(Fields stackOrJob) {
        return stackOrJob.text("consoleUrl").filter(url -> url.startsWith("https://"));
    }

    private List<String> failure() {
        Fields failure = report.at("failure");
        List<String> lines = new ArrayList<>();
        failure.text("message").or(() -> report.text("failure")).stream()
                .flatMap(String::lines)
                .forEach(lines::add);
        failure.text("address").ifPresent(address -> lines.add("Resource: " + address));
        failure.text("place").ifPresent(place -> lines.add("Declared in: " + place));
        failure.text("detail").stream().flatMap(String::lines).forEach(lines::add);
        lines.addAll(Hint.lines(failure, "    "));
        return shown(lines);
    }

    private Optional<PageContent.Check> check() {
        Fields check = report.at("check");
        if (check.json().isEmpty()) {
            return Optional.empty();
        }
        List<PageContent.Step> steps = check.list("steps").stream()
                .map(step -> new PageContent.Step(
                        shown(step.required("step").toLowerCase(Locale.ROOT)),
                        step.isTrue("passed"),
                        shown(step.required("seen")),
                        step.text("trouble").map(trouble -> shown(step.required("hop") + ": " + trouble)),
                        step.text("fix").map(this::shown)))
                .toList();
        return Optional.of(new PageContent.Check(
                check.text("endpoint").map(this::shown), check.text("leftOut").map(this::shown), steps));
    }

    private List<PageContent.Fact> outputChanges(TerraformPlan plan) {
        return plan.outputs().stream()
                .map(output -> PageContent.Fact.of(
                        shown(output.name()), Tone.of(output.action()).words()))
                .toList();
    }

    private Optional<PageContent.Cost> cost() {
        Fields cost = report.at("cost");
        if (cost.json().isEmpty()) {
            return Optional.empty();
        }
        CostWords words = new CostWords(cost);
        boolean isLong = Stream.of("resources", "byUsage", "withoutPrice")
                .anyMatch(list -> cost.list(list).size() > MOST_COSTS);
        String cut = isLong ? " Each list here ends after " + MOST_COSTS + " resources; the JSON report has all." : "";
        List<PageContent.CostRow> rows = cost.list("resources").stream()
                .limit(MOST_COSTS)
                .map(resource -> new PageContent.CostRow(
                        shown(resource.required("address")),
                        resource.list("items").stream()
                                .map(item -> item.required("what") + ": " + item.required("quantity") + " × "
                                        + CostWords.price(item))
                                .toList(),
                        CostWords.amount(resource, "monthlyBefore"),
                        CostWords.amount(resource, "monthly")))
                .toList();
        List<PageContent.Fact> usage = cost.list("byUsage").stream()
                .limit(MOST_COSTS)
                .map(resource -> PageContent.Fact.of(
                        shown(resource.required("address")),
                        resource.list("items").stream()
                                .map(item -> item.required("what") + ": " + CostWords.price(item))
                                .collect(Collectors.joining("; "))))
                .toList();
        List<PageContent.Fact> unpriced = cost.list("withoutPrice").stream()
                .limit(MOST_COSTS)
                .map(resource -> PageContent.Fact.of(
                        shown(resource.required("address")), shown(String.join("; ", resource.texts("why")))))
                .toList();
        return Optional.of(new PageContent.Cost(
                words.line(), rows, usage, unpriced, words.reservation() + cut, cost.required("priceList")));
    }

    private List<PageContent.Fact> upgrade() {
        return report.list("upgrade").stream()
                .map(job -> new PageContent.Fact(shown(job.required("title")), shown(job.required("job")), link(job)))
                .toList();
    }

    /** Of a plan, the outputs are only names. */
    private List<PageContent.Output> outputs() {
        Fields outputs = report.at("outputs");
        return isOf("PLAN")
                ? List.of()
                : outputs.json().keySet().stream()
                        .map(String::valueOf)
                        .map(name -> new PageContent.Output(
                                shown(name),
                                outputs.at(name).text("value").map(this::shown),
                                outputs.at(name)
                                        .text("value")
                                        .filter(value -> value.length() > LONGEST)
                                        .isEmpty()))
                        .toList();
    }

    private List<PageContent.Fact> resources() {
        return isOf("PLAN")
                ? List.of()
                : report.list("resources").stream()
                        .map(resource -> PageContent.Fact.of(
                                shown(resource.required("address")),
                                shown(resource.text("id").orElse(""))))
                        .toList();
    }

    private List<String> shown(List<String> lines) {
        return lines.stream().map(this::shown).toList();
    }

    /** A text as one line, without characters that are invisible or change the direction of others. */
    private String shown(String text) {
        String cut = text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "… ("
                        + String.format(Locale.ROOT, "%,d", text.length()) + " characters)";
        return OneLine.of(cut);
    }
}
