package dev.featurestore.operator.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.featurestore.operator.check.CheckResult;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.deploy.DeploymentOutcome;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.markdown.ReportMarkdown;
import dev.featurestore.operator.page.ReportPage;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.text.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code report.json}, the same as {@code report.md} and {@code report.html}, {@code job.log}, and after a success {@code
 * outputs.env}, into a folder.
 */
public final class ReportFiles {

    private static final String REPORT = "report.json";
    private static final String MARKDOWN = "report.md";
    private static final String PAGE = "report.html";
    private static final String OUTPUTS = "outputs.env";
    private static final String LOG = "job.log";

    private final ReportFolder folder;
    private final RunTrace trace;

    /** The report of the deployment that was written; empty before. */
    private Map<String, Object> deployment = Map.of();

    /**
     * The files of a stack.
     *
     * @param trace what the run sees of its jobs, for the page
     */
    public ReportFiles(Results results, StackKey stack, RunTrace trace) {
        this.folder = results.folder(stack);
        this.trace = trace;
    }

    /** The files of the latest run of any stack, before a job of it runs. */
    public ReportFiles(Results results) {
        this.folder = results.latest();
        this.trace = new RunTrace();
    }

    /** {@code report.json} in the folder. */
    public Path report() {
        return folder.file(REPORT);
    }

    /** {@code report.md} in the folder. */
    public Path markdown() {
        return folder.file(MARKDOWN);
    }

    /** {@code report.html} in the folder of the latest run. */
    public Path page() {
        return folder.latest(PAGE);
    }

    /** {@code outputs.env} in the folder. */
    public Path outputsEnv() {
        return folder.file(OUTPUTS);
    }

    /** {@code job.log} in the folder. */
    public Path log() {
        return folder.file(LOG);
    }

    /** Opens {@code job.log}. */
    Writer openLog() throws IOException {
        return folder.open(LOG);
    }

    /**
     * Deletes the files of an earlier deployment, and checks that the folder can take those of this one.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if that fails
     */
    public void clear() {
        clear(REPORT, MARKDOWN, PAGE, OUTPUTS, LOG);
    }

    private void clear(String... files) {
        try {
            folder.prepare(files);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write results to " + folder.path() + ": " + e,
                    remedy(e) + ". Nothing was changed",
                    e);
        }
    }

    /**
     * Writes the files of a result: the report, and after a success the outputs.
     *
     * @param bundleSha256 digest of the Terraform configuration, if it is known
     * @param upgrade the jobs of an upgrade, as {@link RunRecord} has them
     * @throws FeatureStoreException {@code IO_ERROR} if the folder cannot be written
     */
    public void write(
            DeploymentResult result,
            boolean rehearsal,
            String region,
            Optional<String> bundleSha256,
            List<Map<String, Object>> upgrade,
            ConsoleLinks links) {
        try {
            deployment = DeploymentReport.of(result, rehearsal, region, bundleSha256, upgrade, links);
            store(deployment);
            if (result.end().job().state() == JobState.SUCCEEDED) {
                folder.replace(OUTPUTS, OutputsEnv.of(result.outputs()).text().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write the report of job " + result.end().job().id() + ", which ended as "
                            + result.end().job().state() + ", to " + folder.path() + ": " + e,
                    remedy(e) + ". The deployment itself is not affected",
                    e);
        }
    }

    /**
     * Writes the report of a destruction.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if the folder cannot be written
     */
    public void write(DestructionReport destruction) {
        try {
            store(destruction.json());
        } catch (IOException e) {
            throw FeatureStoreException.of(
                            FailureCode.IO_ERROR,
                            "Cannot write the report of the completed destruction to " + folder.path() + ": " + e,
                            remedy(e) + ". To see what is left, run",
                            e)
                    .suggesting(Command.of(Goal.STATUS));
        }
    }

    /**
     * Makes the page of a run whose job runs, and keeps nothing: the first page of a JVM takes 0.1 s, the next ones a tenth of it.
     */
    public void preparePage(RunRecord run) {
        ReportPage.of(run.running(), trace, Instant.now());
    }

    /** Writes a report for tools, and for readers of a pull request. */
    private void store(Map<String, ? extends @Nullable Object> withoutCost) throws IOException {
        Map<String, @Nullable Object> report = new LinkedHashMap<>(withoutCost);
        trace.cost().ifPresent(cost -> report.put("cost", cost.fields()));
        folder.replace(REPORT, JsonText.indented(report).getBytes(StandardCharsets.UTF_8));
        folder.replace(MARKDOWN, ReportMarkdown.of(report).getBytes(StandardCharsets.UTF_8));
        folder.replace(PAGE, ReportPage.of(report, trace, Instant.now()));
    }

    private String remedy(IOException e) {
        return new UnwritableFile(folder.path(), e).remedy();
    }

    /** Folder of the files. */
    public Path path() {
        return folder.path();
    }

    /**
     * Copies the results that another process has written to the folder of the latest results.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if that fails
     */
    public void copyToLatest() {
        try {
            folder.copy(List.of(REPORT, MARKDOWN, PAGE, OUTPUTS, LOG));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot copy the results in " + folder.path() + ": " + e,
                    remedy(e) + ". The deployment itself is not affected",
                    e);
        }
    }

    /** Removes {@code report.json} of an earlier run; fails as {@link #clear} does. */
    public void clearReport() {
        clear(REPORT, MARKDOWN, PAGE);
    }

    /**
     * Writes the report of a run that failed, unless the run has written one itself. A folder that cannot be written is
     * added to the failure.
     */
    public void writeIfAbsent(RunRecord run, FeatureStoreException failure) {
        try {
            if (!Files.exists(report())) {
                store(run.failed(failure));
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** As {@link #writeIfAbsent}, for a run that failed before it could remove the report of an earlier one. */
    public void writeIfOlder(Instant begun, RunRecord run, FeatureStoreException failure) {
        try {
            if (!Files.exists(report())
                    || Files.getLastModifiedTime(report()).toInstant().isBefore(begun)) {
                folder.delete(REPORT, MARKDOWN, PAGE);
                writeIfAbsent(run, failure);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Writes the report of a run that does not wait for its job.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if the folder cannot be written
     */
    public void write(RunRecord run, DeploymentOutcome.Detached detached) {
        write(run.detached(detached), "the job " + detached.job().id() + " continues");
    }

    /**
     * Writes the report of a run that had nothing to do, unless the run has written one itself.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if the folder cannot be written
     */
    public void writeIfAbsent(RunRecord run) {
        if (!Files.exists(report())) {
            write(run.nothing(), "there was nothing to do");
        }
    }

    private void write(Map<String, @Nullable Object> report, String otherwise) {
        try {
            store(report);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write the report to " + folder.path() + ": " + e + "; " + otherwise,
                    remedy(e),
                    e);
        }
    }

    /**
     * Creates the folder, so that another process can write to it.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if that fails
     */
    public void makeFolder() {
        try {
            folder.create();
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot create the folder for results " + folder.path() + ": " + e,
                    remedy(e) + ". Nothing was changed",
                    e);
        }
    }

    /**
     * The outputs in the report, without values of sensitive ones; empty without a report.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if it cannot be read
     */
    public List<Output> outputs() {
        if (!Files.exists(report())) {
            return List.of();
        }
        try {
            List<Output> outputs = new ArrayList<>();
            JsonMapper.builder()
                    .build()
                    .readTree(report().toFile())
                    .path("outputs")
                    .properties()
                    .forEach(output -> outputs.add(new Output(
                            output.getKey(),
                            output.getValue().path("value").asText(),
                            output.getValue().path("sensitive").asBoolean())));
            return outputs;
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot read the outputs in " + report() + ": " + e,
                    "Check the file. The deployment itself is not affected",
                    e);
        }
    }

    /**
     * Adds the result of the check to the report of the deployment.
     *
     * @param commands the words for hints
     * @throws FeatureStoreException {@code IO_ERROR} if the folder cannot be written
     */
    public void addCheck(CheckResult check, Commands commands) {
        addCheck(CheckReport.of(check, commands));
    }

    /**
     * Writes the page of a check that no deployment belongs to; {@code report.json} stays that of the last deployment.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if the folder cannot be written
     */
    public void writePage(CheckReport check) {
        try {
            folder.replace(PAGE, ReportPage.of(check.json(), trace, Instant.now()));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write the page of the check to " + folder.path() + ": " + e,
                    remedy(e) + ". The check itself is not affected",
                    e);
        }
    }

    /** Adds the reason why there was no check; fails as {@link #addCheck(CheckResult, Commands)} does. */
    public void addCheckLeftOut(String reason) {
        addCheck(Map.of("leftOut", reason));
    }

    private void addCheck(Map<String, Object> check) {
        if (!Files.exists(report())) {
            return; // It could not be written, which was reported.
        }
        Map<String, Object> whole = new LinkedHashMap<>(deployment);
        whole.put("check", check);
        try {
            store(whole);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write the result of the check to " + report() + ": " + e,
                    remedy(e) + ". The deployment itself is not affected",
                    e);
        }
    }
}
