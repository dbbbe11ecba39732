package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.deploy.DeploymentPlan;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.deploy.DeploymentSettings;
import dev.featurestore.operator.deploy.Target;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.plan.PlanScreen;
import dev.featurestore.operator.plan.PlanWithoutSecrets;
import dev.featurestore.operator.plan.TerraformPlan;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.JobLogFile;
import dev.featurestore.operator.report.PlanFiles;
import dev.featurestore.operator.report.ProblemReport;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.ResultLines;
import dev.featurestore.operator.report.RunRecord;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.words.LineWidth;
import dev.featurestore.terraform.module.Variable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of {@link Operator#plan} that calls the cloud: a class of its own, so that other goals do not load its classes. */
final class Plan {

    private final Console console;
    private final Path folder;
    private final FileNames names;
    private final ProblemReport problems;

    /** @param folder the project's {@code .featurestore} folder */
    Plan(Console console, Path folder, FileNames names, ProblemReport problems) {
        this.console = console;
        this.folder = folder;
        this.names = names;
        this.problems = problems;
    }

    /** Runs a plan job; returns whether the plan has changes. */
    boolean run(PlanRequest request, Deployable deployable, Bundle bundle, CloudSession session, RunRecord record) {
        DeploymentSettings terms = DeploymentSettings.DEFAULT.withBusyTimeout(request.busyTimeout());
        StackKey key = session.key(deployable.config());
        ReportFiles reports = new ReportFiles(request.results(), key);
        PlanFiles files = new PlanFiles(request.results(), key);
        if (request.dryRun()) {
            return dryRun(request, deployable, bundle, session, terms);
        }
        files.clear();
        try (JobLogFile log = new JobLogFile(reports, console)) {
            DeploymentRun run = new DeploymentRun(console, session, request.inputs(), deployable, bundle);
            DeploymentPlan planned = run.run(
                    folder,
                    record.andThen(log).andThen(new EventLines(console)),
                    terms,
                    (deployment, wanted) -> deployment.plan(wanted));
            byte[] json = planned.json().orElseThrow(() -> failure(planned, reports, deployable));
            return report(request, files, planned, json, deployable, bundle, run.redaction());
        } catch (FeatureStoreException e) {
            files.writeIfAbsent(record, e);
            throw e;
        }
    }

    /** Prints the steps of the plan. Returns false, because only a plan job finds out whether the plan has changes. */
    private boolean dryRun(
            PlanRequest request, Deployable deployable, Bundle bundle, CloudSession session, DeploymentSettings terms) {
        DryRun dryRun = new DryRun(console);
        return new DeploymentRun(console, session, request.inputs(), deployable, bundle)
                .run(folder, new EventLines(console), terms, (deployment, wanted) -> {
                    if (deployment.target(wanted) instanceof Target.Existing existing) {
                        Stack stack = existing.stack();
                        deployment.unfinished(existing).ifPresent(dryRun::wouldWaitFor);
                        if (deployment.updatedByPlan(wanted, existing)) {
                            dryRun.would("update stack " + stack.name() + "  " + stack.id());
                        } else {
                            dryRun.line("stack " + stack.name() + " matches the configuration  " + stack.id());
                        }
                    } else {
                        dryRun.wouldCreate(wanted);
                    }
                    dryRun.wouldRun("a plan job", wanted);
                    dryRun.end();
                    return false;
                });
    }

    private boolean report(
            PlanRequest request,
            PlanFiles files,
            DeploymentPlan planned,
            byte[] json,
            Deployable deployable,
            Bundle bundle,
            Redaction redaction) {
        TerraformPlan plan = TerraformPlan.read(json);
        Job job = planned.end().job();
        List<PlanScreen.Line> text = PlanScreen.of(plan, planned.stack().name(), redaction::hide, LineWidth.LOG.of(80));
        Set<String> sensitive = deployable.module().variables().stream()
                .filter(Variable::sensitive)
                .map(Variable::name)
                .collect(Collectors.toSet());
        files.write(
                PlanWithoutSecrets.of(json, sensitive, redaction::hide),
                plan,
                text,
                planned,
                request.inputs().cloud().rehearsal(),
                deployable.config().region(),
                bundle.digest());
        console.info("");
        PlanScreen.of(plan, planned.stack().name(), redaction::hide, console.width())
                .forEach(line -> LossReview.print(console, line));
        console.info("Written: " + names.shown(files.plan()) + ", " + files.others());
        if (plan.isEmpty()) {
            console.info("Nothing to apply: the plan has no changes.");
            return false;
        }
        console.info("To apply exactly this plan:");
        console.info(console.commands().line(Command.of(Goal.APPLY).with("featurestore.plan", job.id())));
        if (!plan.losses().isEmpty()) {
            console.info("In batch mode, add -Dfeaturestore.allowDataLoss.");
        }
        if (request.failOnChanges()) {
            throw FeatureStoreException.of(
                    FailureCode.CHANGES_FOUND,
                    "The plan has changes for stack " + planned.stack().name() + ": " + PlanScreen.counts(plan),
                    "Apply the plan, or remove -Dfeaturestore.failOnChanges");
        }
        return true;
    }

    private FeatureStoreException failure(DeploymentPlan planned, ReportFiles reports, Deployable deployable) {
        OperatorConfig config = deployable.config();
        new UnmetChecks(deployable, problems).print(planned.end());
        Job job = planned.end().job();
        Duration duration = Duration.between(job.created(), job.finished().orElse(job.created()));
        DeploymentResult result = new DeploymentResult(
                planned.stack(), DeploymentResult.Course.UPDATED, planned.end(), List.of(), duration);
        return new ResultLines(result, config.compartmentId(), names.shown(reports.log())).failure();
    }
}
