package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.deploy.Deployment;
import dev.featurestore.operator.deploy.DeploymentOutcome;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.deploy.DeploymentSettings;
import dev.featurestore.operator.deploy.Target;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.DetachedLines;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.JobLogFile;
import dev.featurestore.operator.report.OutputsEnv;
import dev.featurestore.operator.report.ProblemReport;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.ResultLines;
import dev.featurestore.operator.report.RunRecord;
import dev.featurestore.operator.verify.Deployable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The part of {@link Operator#apply} that calls the cloud: a class of its own, so that other goals do not load its classes. */
final class Apply {

    private final Console console;
    private final Path folder;
    private final FileNames names;
    private final ProblemReport problems;
    private final Optional<Terminal> terminal;
    private final boolean approved;

    /**
     * @param folder the project's {@code .featurestore} folder
     * @param terminal the terminal to ask at; empty in batch mode
     * @param approved whether to apply a change that loses no data without asking
     */
    Apply(
            Console console,
            Path folder,
            FileNames names,
            ProblemReport problems,
            Optional<Terminal> terminal,
            boolean approved) {
        this.console = console;
        this.folder = folder;
        this.problems = problems;
        this.names = names;
        this.terminal = terminal;
        this.approved = approved;
    }

    List<Output> run(
            ApplyRequest request, Deployable deployable, Bundle bundle, CloudSession session, RunRecord record) {
        ApplyOptions options = request.options();
        DeploymentRun run = new DeploymentRun(console, session, request.inputs(), deployable, bundle);
        DeploymentSettings terms = DeploymentSettings.DEFAULT
                .withForce(options.force())
                .withDetach(options.detach())
                .withPlanJob(options.plan())
                .withBusyTimeout(options.busyTimeout())
                .withReview(
                        options.allowDataLoss()
                                ? Optional.empty()
                                : Optional.of(new LossReview(
                                        console, terminal, isApproved(request, session), run.redaction())));
        ReportFiles files = new ReportFiles(request.results(), session.key(deployable.config()));
        if (!options.dryRun()) {
            files.clear();
        }
        try (JobLogFile log = new JobLogFile(files, console)) {
            return run.run(
                    folder, record.andThen(log).andThen(new EventLines(console)), terms, (deployment, wanted) -> {
                        if (options.dryRun()) {
                            return dryRun(deployment, wanted);
                        }
                        if (!isApproved(request, session)) {
                            terminal.ifPresent(asked -> new FirstDeployment(console, asked, deployable, session)
                                    .confirm(deployment, wanted));
                        }
                        return apply(request, deployable, bundle, session, files, deployment.apply(wanted), record);
                    });
        } catch (FeatureStoreException e) {
            if (!options.dryRun()) {
                files.writeIfAbsent(record, e);
            }
            throw e;
        }
    }

    /** You reviewed the plan that you name, and a rehearsal changes nothing in OCI. */
    private boolean isApproved(ApplyRequest request, CloudSession session) {
        return approved || session.rehearsal() || request.options().plan().isPresent();
    }

    private List<Output> apply(
            ApplyRequest request,
            Deployable deployable,
            Bundle bundle,
            CloudSession session,
            ReportFiles files,
            DeploymentOutcome outcome,
            RunRecord record) {
        if (outcome instanceof DeploymentOutcome.Detached detached) {
            files.write(record, detached);
            new DetachedLines(detached, console.commands()).lines().forEach(console::info);
            return List.of();
        }
        DeploymentResult result = (DeploymentResult) outcome;
        new UnmetChecks(deployable, problems).print(result.end());
        OperatorConfig config = deployable.config();
        files.write(result, request.inputs().cloud().rehearsal(), config.region(), bundle.digest());
        ResultLines lines = new ResultLines(result, config.compartmentId(), names.shown(files.report()));
        if (result.end().job().state() != JobState.SUCCEEDED) {
            console.info("Written: " + names.shown(files.report()) + ", job.log");
            throw lines.failure();
        }
        lines.success(console.width()).forEach(console::info);
        OutputsEnv.of(result.outputs()).leftOut().forEach(console::warn);
        request.options()
                .check()
                .ifPresent(options ->
                        new StoreCheck(console, session).afterApply(options, config, result.outputs(), files));
        lines.closing(console.commands()).forEach(console::info);
        return result.outputs();
    }

    private List<Output> dryRun(Deployment deployment, DeploymentRequest request) {
        DryRun dryRun = new DryRun(console);
        if (deployment.target(request) instanceof Target.Existing existing) {
            Stack stack = existing.stack();
            if (deployment.unchanged(request, existing)) {
                dryRun.line("stack " + stack.name() + " matches the configuration; apply would not run a job.");
                dryRun.end();
                return List.of();
            }
            dryRun.would("update stack " + stack.name() + "  " + stack.id());
        } else {
            dryRun.wouldCreate(request);
        }
        dryRun.wouldRun("an apply job", request);
        dryRun.end();
        return List.of();
    }
}
