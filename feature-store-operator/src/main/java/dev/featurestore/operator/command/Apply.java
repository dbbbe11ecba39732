package dev.featurestore.operator.command;

import dev.featurestore.operator.ci.StepOutputs;
import dev.featurestore.operator.ci.StepSummary;
import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.config.BackendConfig;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.deploy.Deployment;
import dev.featurestore.operator.deploy.DeploymentOutcome;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.deploy.DeploymentSettings;
import dev.featurestore.operator.deploy.PlanReview;
import dev.featurestore.operator.deploy.Target;
import dev.featurestore.operator.estimate.EarlierJobs;
import dev.featurestore.operator.estimate.JobEstimate;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.jobs.DurationMemory;
import dev.featurestore.operator.jobs.LocalLocks;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ConsoleLinks;
import dev.featurestore.operator.report.DetachedLines;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.JobLogFile;
import dev.featurestore.operator.report.OutputsEnv;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.ResultLines;
import dev.featurestore.operator.report.RunRecord;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.report.UnwrittenResults;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.Verified;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The goal {@code apply}: deploys the feature store, from this JVM or from a container. */
public final class Apply {

    private final Project project;
    private final Console console;
    private final Backends backends;
    private final Optional<ContainerBackendRunner> containers;
    private final Optional<InterruptibleTerminal> terminal;
    private final boolean approved;

    /** Deploys from this JVM without asking. */
    public Apply(Project project) {
        this(project, Optional.empty(), Optional.empty(), true);
    }

    /**
     * Deploys from this JVM or a container, depending on the backend of the request.
     *
     * @param containers runs containers; empty where that is not possible
     * @param terminal the terminal to ask at; empty in batch mode
     * @param approved whether to apply a change that loses no data without asking
     */
    public Apply(
            Project project,
            Optional<ContainerBackendRunner> containers,
            Optional<Terminal> terminal,
            boolean approved) {
        this.project = project;
        this.console = project.console();
        this.backends = new Backends(project.folder(), project.names());
        this.containers = containers;
        this.terminal = terminal.map(InterruptibleTerminal::new);
        this.approved = approved;
    }

    /**
     * Deploys, and waits for the job to finish.
     *
     * @return the stack's outputs; none after a dry run. Those of a container contain no sensitive values
     */
    public List<Output> run(ApplyRequest request) {
        CloudAccess cloud = request.inputs().cloud();
        Changes changes = new Changes();
        Optional<StepOutputs> step = request.stepOutputs() ? Optional.of(project.stepOutputs()) : Optional.empty();
        try (StepSummary summary = project.summary(new ReportFiles(request.results()).markdown());
                Signals signals = Backends.isLocal(request.backend())
                        ? Signals.interrupt(
                                console,
                                changes,
                                () -> terminal.filter(InterruptibleTerminal::isAwaited)
                                        .isPresent())
                        : Signals.interruptContainer(console)) {
            try (Rehearsal marked = Rehearsal.ofDeployment(cloud, console)) {
                List<Output> outputs = deploy(request, changes);
                step.ifPresent(outside -> outside.add(OutputsEnv.values(outputs)));
                return outputs;
            } catch (FeatureStoreException e) {
                throw signals.printed(Rehearsal.failure(cloud, e));
            }
        }
    }

    /**
     * As {@link #run}, without signals and the lines that mark a rehearsal: for a run within another one.
     *
     * @param changes receives the changes of the run
     */
    public List<Output> deploy(ApplyRequest request, Changes changes) {
        Inputs inputs = request.inputs();
        boolean dryRun = request.options().dryRun();
        ConsoleLinks links = ConsoleLinks.of(inputs.cloud());
        RunRecord record = new RunRecord(JobOperation.APPLY, inputs.cloud().rehearsal(), console.commands(), links);
        RunTrace trace = new RunTrace();
        ReportFiles latest = new ReportFiles(request.results());
        ReportFiles files = latest;
        UnwrittenResults unwritten = new UnwrittenResults(console);
        if (!dryRun) {
            latest.clear();
        }
        try (CloudSession session = new CloudSession(inputs.cloud(), console, changes)) {
            requireConsistent(request);

            // Verify
            Preparation preparation = new Preparation(project, inputs, session);
            Verified<Deployable> verified = preparation.verify();
            if (verified.value().isPresent()
                    && backend(request, preparation) instanceof BackendConfig.ContainerBackend container) {
                // From here on the operator in the container prints all lines, warnings included.
                return containers
                        .orElseThrow(Backends::noContainers)
                        .apply(
                                request,
                                container,
                                backends.folder(request.backend()),
                                verified.orThrow(),
                                project.values(),
                                session);
            }
            Deployable deployable = preparation.accept(verified);
            requireSameName(request, deployable.config());

            // Package
            Packaged packaged = preparation.packaged(deployable);

            // Connect: nothing remote before this line, except for inputs in Object Storage
            StackKey key = session.key(deployable.config());
            ReportFiles ofStack = new ReportFiles(request.results(), key, trace);
            files = ofStack;
            ReferenceGraph references = ReferenceGraph.of(deployable.module(), deployable.modules()::called);
            trace.configured(references);
            EarlierJobs earlier = EarlierJobs.of(new DurationMemory(project.memory(), key), Clock.systemUTC());
            JobEstimate estimate = new JobEstimate(references, earlier, Clock.systemUTC());
            WhileJobRuns whileJobRuns = new WhileJobRuns();
            if (!dryRun) {
                files.clear();
            }
            try (LocalLocks.Held alone = project.alone(key);
                    JobLogFile log = new JobLogFile(files, console, unwritten);
                    DeploymentSession remote = new DeploymentSession(
                            project,
                            session,
                            packaged,
                            record.andThen(log)
                                    .andThen(trace)
                                    .andThen(estimate)
                                    .andThen(new EventLines(console, links, Optional.of(estimate)))
                                    .andThen(whileJobRuns))) {
                earlier.in(remote.jobs());
                if (!request.options().detach()) {
                    whileJobRuns.then(() -> remote.describeCompartment(trace));
                    whileJobRuns.then(() -> ofStack.preparePage(record));
                }
                DeploymentRequest wanted = remote.request(settings(request, deployable, session, trace, estimate));
                if (dryRun) {
                    return dryRun(remote.deployment(), wanted, request.options().undoRollback());
                }
                remote.describe(wanted, trace);
                if (!isApproved(request, session)) {
                    terminal.ifPresent(asked -> new FirstDeployment(console, asked, deployable, session)
                            .confirm(remote.deployment(), wanted));
                }

                // Find the stack, review the plan, submit the job and follow it
                DeploymentOutcome outcome = remote.deployment().apply(wanted);

                // Report, and check the store
                if (outcome instanceof DeploymentOutcome.Detached detached) {
                    files.write(record, detached);
                    new DetachedLines(detached, console.commands()).lines().forEach(console::info);
                    return List.of();
                }
                DeploymentResult result = (DeploymentResult) outcome;
                return reported(result, record, request, packaged, session, files, unwritten);
            }
        } catch (FeatureStoreException e) {
            if (!dryRun) {
                files.writeIfAbsent(record, e);
                latest.writeIfAbsent(record, e);
            }
            throw e;
        }
    }

    private static void requireConsistent(ApplyRequest request) {
        request.options().plan().ifPresent(StackLocator::requirePlanJob);
        request.options().upgradeMode();
        if (request.options().detach() && !request.inputs().cloud().continues()) {
            throw FeatureStoreException.of(
                            FailureCode.CONFLICTING_PARAMETERS,
                            "featurestore.detach cannot be used with featurestore.cloud=embedded: the embedded cloud and"
                                    + " its jobs end with this build",
                            "Remove featurestore.detach, or start an embedded cloud that keeps running")
                    .suggesting(Command.of(Goal.CLOUD).with("featurestore.detach"));
        }
    }

    /** A name that is set by mistake must not look like a confirmation of another stack. */
    private static void requireSameName(ApplyRequest request, OperatorConfig config) {
        request.options()
                .confirm()
                .filter(name -> !name.strip().equals(config.stackName()))
                .ifPresent(name -> {
                    throw FeatureStoreException.of(
                            FailureCode.NOT_CONFIRMED,
                            "featurestore.confirm is \"" + name + "\", but the stack is " + config.stackName()
                                    + ". Nothing was changed",
                            "Set -Dfeaturestore.confirm=" + Commands.quoted(config.stackName()) + ", or remove it");
                });
    }

    private BackendConfig backend(ApplyRequest request, Preparation preparation) {
        return backends.known(
                request.backend(),
                path -> preparation.valid(preparation.verifier().verifyBackend(path)));
    }

    private DeploymentSettings settings(
            ApplyRequest request, Deployable deployable, CloudSession session, RunTrace trace, JobEstimate estimate) {
        ApplyOptions options = request.options();
        return DeploymentSettings.DEFAULT
                .withForce(options.force())
                .withDetach(options.detach())
                .withPlanJob(options.plan())
                .withBusyTimeout(options.busyTimeout())
                .withJobTags(options.jobTags())
                .withProbe(new GatewayProbe(session, deployable.config(), options.checkTimeout())
                        .of(options.upgradeMode(), deployable))
                .withReviews(
                        options.allowDataLoss()
                                ? Optional.empty()
                                : Optional.of(review(request, false, session, trace, estimate)),
                        options.allowDataLoss() && options.confirm().isPresent()
                                ? Optional.empty()
                                : Optional.of(review(request, true, session, trace, estimate)))
                .withLiftsProtection(options.confirm().isPresent())
                .withUndoReview(
                        options.undoRollback()
                                ? Optional.empty()
                                : Optional.of(new UndoQuestion(console, terminal.map(asked -> asked))));
    }

    private PlanReview review(
            ApplyRequest request, boolean isProtected, CloudSession session, RunTrace trace, JobEstimate estimate) {
        boolean cost = !request.options().noCost();
        LossReview review = LossReview.ofApply(
                console, terminal.map(asked -> asked), isApproved(request, session), isProtected, cost);
        return new TracedReview(review, trace, cost, estimate);
    }

    /** You reviewed the plan that you name, and a rehearsal changes nothing in OCI. */
    private boolean isApproved(ApplyRequest request, CloudSession session) {
        return approved || session.rehearsal() || request.options().plan().isPresent();
    }

    private List<Output> reported(
            DeploymentResult result,
            RunRecord record,
            ApplyRequest request,
            Packaged packaged,
            CloudSession session,
            ReportFiles files,
            UnwrittenResults unwritten) {
        OperatorConfig config = packaged.config();
        new UnmetChecks(packaged.deployable(), project.problems()).print(result.end());
        unwritten.attempt(() -> files.write(
                result,
                session.rehearsal(),
                config.region(),
                Optional.of(packaged.bundle().digest()),
                record.upgradeJobs(),
                ConsoleLinks.of(request.inputs().cloud())));
        String report = project.names().shown(files.report());
        ResultLines lines = new ResultLines(result, config.compartmentId(), report);
        if (result.end().job().state() != JobState.SUCCEEDED) {
            console.info("Written: " + report + ", job.log");
            console.info("Page: " + project.names().shown(files.page()));
            throw unwritten.beside(lines.failure());
        }
        lines.success(console.width()).forEach(console::info);
        console.info("Page: " + project.names().shown(files.page()));
        OutputsEnv.of(result.outputs()).leftOut().forEach(console::warn);
        request.options()
                .check()
                .ifPresent(options ->
                        new StoreCheck(project, session).afterApply(options, config, result.outputs(), files));
        lines.closing(console.commands()).forEach(console::info);
        request.inputs().cloud().closing(console.commands()).forEach(console::info);
        unwritten.throwFirst();
        return result.outputs();
    }

    private List<Output> dryRun(Deployment deployment, DeploymentRequest request, boolean undoRollback) {
        DryRun dryRun = new DryRun(console);
        if (deployment.target(request) instanceof Target.Existing existing) {
            Stack stack = existing.stack();
            deployment.reportProtection(request, existing);
            if (deployment.unchanged(request, existing)) {
                dryRun.line(
                        "stack " + StackFacts.name(stack) + " matches the configuration; apply would not run a job.");
                dryRun.end();
                return List.of();
            }
            if (!undoRollback) {
                deployment.undoneBy(request, existing).ifPresent(dryRun::wouldUndo);
            }
            dryRun.would("update stack " + StackFacts.name(stack) + "  " + stack.id());
            dryRun.wouldUpgrade(deployment.upgradedBy(request, existing));
        } else {
            dryRun.wouldCreate(request);
        }
        dryRun.wouldRun("an apply job", request);
        dryRun.end();
        return List.of();
    }
}
