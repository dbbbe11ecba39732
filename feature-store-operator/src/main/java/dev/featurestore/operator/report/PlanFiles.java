package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.deploy.DeploymentPlan;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.markdown.ReportMarkdown;
import dev.featurestore.operator.page.ReportPage;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.plan.PlanScreen;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.text.PrintableJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan into a folder: {@code plan.json} in Terraform's format, {@code plan.txt} as it was shown,
 * {@code plan-report.json} for tools, {@code plan.md} for a pull request, {@code report.html} as a page, and {@code plan.env}, whose lines {@code featurestore_plan} and {@code featurestore_plan_changes} a shell reads.
 */
public final class PlanFiles {

    private static final String PLAN = "plan.json";
    private static final String SCREEN = "plan.txt";
    private static final String REPORT = "plan-report.json";
    private static final String MARKDOWN = "plan.md";
    private static final String PAGE = "report.html";
    private static final String ENVIRONMENT = "plan.env";

    private final ReportFolder folder;
    private final RunTrace trace;

    /**
     * The files of a stack.
     *
     * @param trace what the run sees of its job, for the page
     */
    public PlanFiles(Results results, StackKey stack, RunTrace trace) {
        this.folder = results.folder(stack);
        this.trace = trace;
    }

    /** The files of the latest run of any stack. */
    public PlanFiles(Results results) {
        this.folder = results.latest();
        this.trace = new RunTrace();
    }

    /** {@code plan.json} in the folder. */
    public Path plan() {
        return folder.file(PLAN);
    }

    /** {@code plan-report.json} in the folder. */
    public Path report() {
        return folder.file(REPORT);
    }

    /** {@code plan.md} in the folder. */
    public Path markdown() {
        return folder.file(MARKDOWN);
    }

    /** {@code report.html} in the folder of the latest run. */
    public Path page() {
        return folder.latest(PAGE);
    }

    /** The other files, for the line that names the first. */
    public String others() {
        return ".txt, .md, .env, " + REPORT;
    }

    /**
     * Deletes the files of an earlier plan, and checks that the folder can take those of this one.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if that fails
     */
    public void clear() {
        try {
            folder.prepare(PLAN, SCREEN, REPORT, MARKDOWN, PAGE, ENVIRONMENT);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write results to " + folder.path() + ": " + e,
                    new UnwritableFile(folder.path(), e).remedy() + ". Nothing was planned",
                    e);
        }
    }

    /**
     * Writes {@code plan-report.json} of a run that failed, unless the run has written one itself. A folder that cannot be
     * written is added to the failure.
     */
    public void writeIfAbsent(RunRecord run, FeatureStoreException failure) {
        try {
            if (!Files.exists(folder.file(REPORT))) {
                Map<String, @Nullable Object> report = run.failed(failure);
                trace.cost().ifPresent(cost -> report.put("cost", cost.fields()));
                folder.replace(REPORT, JsonText.indented(report).getBytes(StandardCharsets.UTF_8));
                folder.replace(MARKDOWN, ReportMarkdown.of(report).getBytes(StandardCharsets.UTF_8));
                folder.replace(PAGE, ReportPage.of(report, trace, Instant.now()));
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** As {@link #writeIfAbsent}, for a run that failed before it could remove the files of an earlier one. */
    public void writeIfOlder(Instant begun, RunRecord run, FeatureStoreException failure) {
        try {
            Path report = folder.file(REPORT);
            if (!Files.exists(report)
                    || Files.getLastModifiedTime(report).toInstant().isBefore(begun)) {
                folder.delete(PLAN, SCREEN, REPORT, MARKDOWN, PAGE, ENVIRONMENT);
                writeIfAbsent(run, failure);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** The variables of {@code plan.env}, by name: the OCID of the plan job, and whether an apply would change anything. */
    public static Map<String, String> variables(Job job, TerraformPlan plan) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("featurestore_plan", job.id());
        variables.put("featurestore_plan_changes", Boolean.toString(!plan.isEmpty()));
        return variables;
    }

    /**
     * Writes the files.
     *
     * @param json the plan, without secrets
     * @param screen the plan as it is shown
     * @param markdown the plan as a comment
     * @throws FeatureStoreException {@code IO_ERROR} if the folder cannot be written
     */
    public void write(
            byte[] json,
            TerraformPlan plan,
            List<PlanScreen.Line> screen,
            String markdown,
            DeploymentPlan planned,
            boolean rehearsal,
            String region,
            String bundleSha256,
            ConsoleLinks links) {
        Job job = planned.end().job();
        try {
            folder.replace(PLAN, json);
            folder.replace(
                    SCREEN,
                    screen.stream()
                            .map(line -> OneLine.of(line.text()) + "\n")
                            .collect(Collectors.joining())
                            .getBytes(StandardCharsets.UTF_8));
            folder.replace(MARKDOWN, markdown.getBytes(StandardCharsets.UTF_8));
            PlanReport report =
                    PlanReport.of(plan, planned.stack(), job, rehearsal, region, bundleSha256, trace.cost(), links);
            folder.replace(REPORT, PrintableJson.mapper().writeValueAsBytes(report));
            folder.replace(PAGE, ReportPage.of(report.fields(), trace, Instant.now()));
            folder.replace(
                    ENVIRONMENT,
                    variables(job, plan).entrySet().stream()
                            .map(variable -> Dotenv.line(variable.getKey(), variable.getValue())
                                    .orElseThrow())
                            .collect(Collectors.joining())
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write the plan of job " + job.id() + " to " + folder.path() + ": " + e,
                    new UnwritableFile(folder.path(), e).remedy() + ", and plan again",
                    e);
        }
    }
}
