package dev.featurestore.operator.command;

import dev.featurestore.operator.ci.StepOutputs;
import dev.featurestore.operator.ci.StepSummary;
import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cost.CostWords;
import dev.featurestore.operator.cost.PlannedCost;
import dev.featurestore.operator.deploy.Deployment;
import dev.featurestore.operator.deploy.DeploymentPlan;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.deploy.DeploymentSettings;
import dev.featurestore.operator.deploy.ProtectionTag;
import dev.featurestore.operator.deploy.Target;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.LocalLocks;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.markdown.PlanMarkdown;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.plan.PlanScreen;
import dev.featurestore.operator.plan.PlanWithoutSecrets;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ConsoleLinks;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.JobLogFile;
import dev.featurestore.operator.report.PlanFiles;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.ResultLines;
import dev.featurestore.operator.report.RunRecord;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.report.UnwrittenResults;
import dev.featurestore.operator.upgrade.Upgrade;
import dev.featurestore.operator.upgrade.UpgradeWords;
import dev.featurestore.operator.words.LineWidth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The goal {@code plan}: runs a plan job, and prints and writes its plan. */
public final class Plan {

    /** A screen of 80 columns without Maven's prefix. */
    private static final int SCREEN = 73;

    private final Project project;
    private final Console console;

    public Plan(Project project) {
        this.project = project;
        this.console = project.console();
    }

    /**
     * Plans, and waits for the job to finish.
     *
     * @return whether the plan has changes; false after a dry run, because only a plan job finds that out
     * @throws FeatureStoreException {@code CHANGES_FOUND} if the plan has changes and the request refuses them
     */
    public boolean run(PlanRequest request) {
        if (request.dryRun() && request.failOnChanges()) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "featurestore.failOnChanges cannot be used with featurestore.dryRun: it needs a plan job, and a dry run"
                            + " does not run one",
                    "Remove one of the two");
        }
        CloudAccess cloud = request.inputs().cloud();
        Changes changes = new Changes();
        Optional<StepOutputs> step = request.stepOutputs() ? Optional.of(project.stepOutputs()) : Optional.empty();
        try (StepSummary summary = project.summary(new PlanFiles(request.results()).markdown());
                Signals signals = Signals.interrupt(console, changes)) {
            try (Rehearsal marked = Rehearsal.ofDeployment(cloud, console)) {
                return plan(request, step, changes);
            } catch (FeatureStoreException e) {
                throw signals.printed(Rehearsal.failure(cloud, e));
            }
        }
    }

    private boolean plan(PlanRequest request, Optional<StepOutputs> step, Changes changes) {
        Inputs inputs = request.inputs();
        RunRecord record = new RunRecord(
                JobOperation.PLAN, inputs.cloud().rehearsal(), console.commands(), ConsoleLinks.of(inputs.cloud()));
        PlanFiles latest = new PlanFiles(request.results());
        PlanFiles files = latest;
        UnwrittenResults unwritten = new UnwrittenResults(console);
        if (!request.dryRun()) {
            latest.clear();
        }
        try (CloudSession session = new CloudSession(inputs.cloud(), console, changes)) {

            // Verify and package
            Preparation preparation = new Preparation(project, inputs, session);
            Packaged packaged = preparation.packaged(preparation.accepted());

            // Connect
            StackKey key = session.key(packaged.config());
            if (request.dryRun()) {
                dryRun(request, packaged, session);
                return false;
            }
            RunTrace trace = new RunTrace();
            trace.configured(ReferenceGraph.of(
                    packaged.deployable().module(), packaged.deployable().modules()::called));
            PlanFiles planFiles = new PlanFiles(request.results(), key, trace);
            files = planFiles;
            files.clear();
            ReportFiles reports = new ReportFiles(request.results(), key, trace);
            WhileJobRuns whileJobRuns = new WhileJobRuns();
            try (LocalLocks.Held alone = project.alone(key);
                    JobLogFile log = new JobLogFile(reports, console, unwritten);
                    DeploymentSession remote = new DeploymentSession(
                            project,
                            session,
                            packaged,
                            record.andThen(log)
                                    .andThen(trace)
                                    .andThen(new EventLines(console, ConsoleLinks.of(inputs.cloud())))
                                    .andThen(whileJobRuns))) {
                whileJobRuns.then(() -> remote.describeCompartment(trace));
                whileJobRuns.then(() -> reports.preparePage(record));

                // Find the stack, submit the job and follow it
                DeploymentRequest wanted = remote.request(settings(request));
                remote.describe(wanted, trace);
                DeploymentPlan planned = remote.deployment().plan(wanted);

                // Report
                byte[] json = planned.json()
                        .orElseThrow(() -> unwritten.beside(failure(planned, planFiles, reports, packaged)));
                TerraformPlan plan = TerraformPlan.read(json);
                trace.planned(plan, planned.redaction()::hide);
                if (!request.noCost()) {
                    trace.priced(PlannedCost.of(json, planned.redaction()::hide));
                }
                return reported(planned, plan, trace.cost(), json, request, step, packaged, files, unwritten);
            }
        } catch (FeatureStoreException e) {
            if (!request.dryRun()) {
                files.writeIfAbsent(record, e);
                latest.writeIfAbsent(record, e);
            }
            throw e;
        }
    }

    private static DeploymentSettings settings(PlanRequest request) {
        return DeploymentSettings.DEFAULT.withBusyTimeout(request.busyTimeout()).withJobTags(request.jobTags());
    }

    /** Prints the steps of the plan. */
    private void dryRun(PlanRequest request, Packaged packaged, CloudSession session) {
        DryRun dryRun = new DryRun(console);
        try (DeploymentSession remote = new DeploymentSession(project, session, packaged, new EventLines(console))) {
            Deployment deployment = remote.deployment();
            DeploymentRequest wanted = remote.request(settings(request));
            if (deployment.target(wanted) instanceof Target.Existing existing) {
                Stack stack = existing.stack();
                deployment.reportProtection(wanted, existing);
                deployment.unfinished(existing).ifPresent(dryRun::wouldWaitFor);
                if (deployment.updatedByPlan(wanted, existing)) {
                    dryRun.would("update stack " + StackFacts.name(stack) + "  " + stack.id());
                } else {
                    dryRun.line("stack " + StackFacts.name(stack) + " matches the configuration  " + stack.id());
                }
            } else {
                dryRun.wouldCreate(wanted);
            }
            dryRun.wouldRun("a plan job", wanted);
            dryRun.end();
        }
    }

    private boolean reported(
            DeploymentPlan planned,
            TerraformPlan plan,
            Optional<PlannedCost> cost,
            byte[] json,
            PlanRequest request,
            Optional<StepOutputs> step,
            Packaged packaged,
            PlanFiles files,
            UnwrittenResults unwritten) {
        Redaction redaction = planned.redaction();
        Job job = planned.end().job();
        String name = StackFacts.name(planned.stack());
        List<PlanScreen.Line> text = PlanScreen.of(plan, name, redaction::hide, LineWidth.LOG.withColumns(80));
        unwritten.attempt(() -> files.write(
                PlanWithoutSecrets.of(json, packaged.sensitive().names(), redaction::hide),
                plan,
                text,
                new PlanMarkdown(
                                plan,
                                cost,
                                name,
                                job,
                                packaged.inputs().cloud().rehearsal(),
                                packaged.config().region(),
                                redaction::hide,
                                console.commands().text(exactly(job)))
                        .text(),
                planned,
                packaged.inputs().cloud().rehearsal(),
                packaged.config().region(),
                packaged.bundle().digest(),
                ConsoleLinks.of(packaged.inputs().cloud())));
        step.ifPresent(outputs -> unwritten.attempt(() -> outputs.add(PlanFiles.variables(job, plan))));
        console.info("");
        PlanScreen.of(plan, name, redaction::hide, console.width()).forEach(line -> LossReview.print(console, line));
        Upgrade.of(json).map(UpgradeWords::summary).stream()
                .flatMap(List::stream)
                .forEach(console::info);
        cost.ifPresent(known -> screen().wrap(CostWords.of(known).line()).forEach(console::info));
        console.info("Written: " + project.names().shown(files.plan()) + ", " + files.others());
        console.info("Page: " + project.names().shown(files.page()));
        if (plan.isEmpty()) {
            console.info("Nothing to apply: the plan has no changes.");
            unwritten.throwFirst();
            return false;
        }
        console.info("To apply exactly this plan:");
        console.info(console.commands().line(exactly(job)));
        if (!plan.losses().isEmpty()) {
            String also =
                    ProtectionTag.isSet(planned.stack()) ? " -Dfeaturestore.confirm=" + Commands.quoted(name) : "";
            screen().wrap(console.commands().words("In batch mode, add -Dfeaturestore.allowDataLoss" + also + "."))
                    .forEach(console::info);
        }
        if (request.failOnChanges()) {
            throw unwritten.beside(FeatureStoreException.of(
                    FailureCode.CHANGES_FOUND,
                    "The plan has changes for stack " + name + ": " + PlanScreen.counts(plan),
                    "Apply the plan, or remove -Dfeaturestore.failOnChanges"));
        }
        unwritten.throwFirst();
        return true;
    }

    private LineWidth screen() {
        return LineWidth.LOG.withColumns(Math.min(console.width().columns(), SCREEN));
    }

    /** The command that applies exactly the plan of a job. */
    private static Command exactly(Job job) {
        return Command.of(Goal.APPLY).with("featurestore.plan", job.id());
    }

    private FeatureStoreException failure(
            DeploymentPlan planned, PlanFiles files, ReportFiles reports, Packaged packaged) {
        new UnmetChecks(packaged.deployable(), project.problems()).print(planned.end());
        console.info("Written: " + project.names().shown(files.report()) + ", plan.md, job.log");
        console.info("Page: " + project.names().shown(files.page()));
        Job job = planned.end().job();
        Duration duration = Duration.between(job.created(), job.finished().orElse(job.created()));
        DeploymentResult result = new DeploymentResult(
                planned.stack(), DeploymentResult.Course.UPDATED, planned.end(), List.of(), duration);
        return new ResultLines(
                        result,
                        packaged.config().compartmentId(),
                        project.names().shown(reports.log()))
                .failure();
    }
}
