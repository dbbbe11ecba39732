package dev.featurestore.operator.command;

import dev.featurestore.operator.ci.StepSummary;
import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.DeployedConfiguration;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.deploy.PlanReview;
import dev.featurestore.operator.deploy.RollbackOrder;
import dev.featurestore.operator.deploy.RollbackOutcome;
import dev.featurestore.operator.deploy.RollbackRun;
import dev.featurestore.operator.estimate.EarlierJobs;
import dev.featurestore.operator.estimate.JobEstimate;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.DurationMemory;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.jobs.JobOrigin;
import dev.featurestore.operator.jobs.LocalLocks;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ConsoleLinks;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.JobLogFile;
import dev.featurestore.operator.report.OutputsEnv;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.ResultLines;
import dev.featurestore.operator.report.RunRecord;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.report.UnwrittenResults;
import dev.featurestore.operator.words.Times;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** The goal {@code rollback}: returns the stack to an earlier successful apply job. */
public final class RollBackStack {

    private final Project project;
    private final StackRequest request;
    private final Console console;

    public RollBackStack(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
        this.console = project.console();
    }

    /**
     * Shows what the rollback changes, asks for confirmation, and rolls back.
     *
     * @return the outputs of the stack after the rollback; none if no job has run
     */
    public List<Output> run(RollbackRequest wanted) {
        CloudAccess cloud = request.cloud();
        RunRecord record = new RunRecord(JobOperation.APPLY_ROLLBACK, cloud.rehearsal(), console.commands(), links());
        ReportFiles latest = new ReportFiles(wanted.results());
        wanted.toJob().ifPresent(StackLocator::requireApplyJob);
        if (!wanted.dryRun()) {
            latest.clearReport();
        }
        Changes changes = new Changes();
        Optional<InterruptibleTerminal> terminal = wanted.terminal().map(InterruptibleTerminal::new);
        try (StepSummary summary = project.summary(latest.markdown());
                Signals signals = Signals.interrupt(
                        console,
                        changes,
                        () -> terminal.filter(InterruptibleTerminal::isAwaited).isPresent())) {
            try (Rehearsal marked = Rehearsal.ofChange(cloud, console)) {
                List<Output> outputs = rollBack(wanted.withTerminal(terminal.map(asked -> asked)), record, changes);
                if (!wanted.dryRun()) {
                    latest.writeIfAbsent(record);
                }
                return outputs;
            } catch (FeatureStoreException e) {
                FeatureStoreException failure = Rehearsal.failure(cloud, e);
                if (!wanted.dryRun()) {
                    latest.writeIfAbsent(record, failure);
                }
                throw signals.printed(failure);
            }
        }
    }

    private List<Output> rollBack(RollbackRequest wanted, RunRecord record, Changes changes) {
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect(changes);
                OpenedStack opened = access.stack(session)) {
            record.accept(new Event.StackFound(opened.stack()));
            String name = StackFacts.name(opened.stack());
            requireSameName(wanted, name);
            if (wanted.dryRun()) {
                dryRun(opened, name, wanted);
                return List.of();
            }
            RunTrace trace = new RunTrace();
            StackKey key = session.key(name, opened.region(), opened.stack().compartmentId());
            ReportFiles files = new ReportFiles(wanted.results(), key, trace);
            files.clear();
            UnwrittenResults unwritten = new UnwrittenResults(console);
            WhileJobRuns whileJobRuns = new WhileJobRuns();
            whileJobRuns.then(() -> files.preparePage(record));
            try (LocalLocks.Held alone = project.alone(key);
                    JobLogFile log = new JobLogFile(files, console, unwritten)) {
                EarlierJobs earlier = EarlierJobs.of(new DurationMemory(project.memory(), key), Clock.systemUTC());
                earlier.in(opened.resourceManager().jobs());
                JobEstimate estimate = new JobEstimate(ReferenceGraph.NONE, earlier, Clock.systemUTC());
                RollbackOutcome outcome = run(
                                opened,
                                record.andThen(log)
                                        .andThen(trace)
                                        .andThen(event -> refer(event, opened, trace, estimate))
                                        .andThen(estimate)
                                        .andThen(new EventLines(console, links(), Optional.of(estimate)))
                                        .andThen(whileJobRuns))
                        .run(order(opened, name, wanted, session, trace, estimate));
                return reported(outcome, opened, name, files, unwritten);
            } catch (FeatureStoreException e) {
                files.writeIfAbsent(record, e);
                throw e;
            }
        }
    }

    /** Adds the references of the configuration to return to, for the page and the estimate. */
    private static void refer(Event event, OpenedStack opened, RunTrace trace, JobEstimate estimate) {
        Optional<String> target = event instanceof Event.RollbackChosen chosen
                ? Optional.of(chosen.target().id())
                : event instanceof Event.JobFound found ? Fingerprint.rolledBackTo(found.job()) : Optional.empty();
        if (target.isEmpty()) {
            return;
        }
        Jobs jobs = opened.resourceManager().jobs().once();
        try {
            jobs.configurationZip(target.get())
                    .flatMap(zip -> DeployedConfiguration.of(zip, jobs.workingDirectory(target.get()), Map.of())
                            .module())
                    .map(module -> ReferenceGraph.of(module, (caller, call) -> Optional.empty()))
                    .ifPresent(references -> {
                        trace.configured(references);
                        estimate.configured(references);
                    });
        } catch (FeatureStoreException unavailable) {
            // Only the page and the estimate lack them then.
        }
    }

    private ConsoleLinks links() {
        return ConsoleLinks.of(request.cloud());
    }

    private static RollbackRun run(OpenedStack opened, Consumer<Event> listener) {
        return new RollbackRun(
                opened.resourceManager(), Clock.systemUTC(), new GrowingPollSchedule(new Random()), listener);
    }

    private RollbackOrder order(
            OpenedStack opened,
            String name,
            RollbackRequest wanted,
            CloudSession session,
            RunTrace trace,
            JobEstimate estimate) {
        DeployedConfiguration deployed =
                DeployedConfiguration.of(opened.id(), opened.resourceManager().stacks());
        Redaction redaction = LocalConfiguration.of(project, request, session).redaction(deployed, console);
        return new RollbackOrder(
                opened.stack(),
                name,
                wanted.toJob(),
                new TracedReview(review(opened.stack(), wanted, session), trace, false, estimate),
                deployed,
                redaction,
                wanted.busyTimeout(),
                JobOrigin.by(wanted.jobTags(), session.user(opened.region())));
    }

    private static void requireSameName(RollbackRequest wanted, String name) {
        wanted.confirm().filter(typed -> !typed.strip().equals(name)).ifPresent(typed -> {
            throw FeatureStoreException.of(
                    FailureCode.NOT_CONFIRMED,
                    "featurestore.confirm is \"" + typed + "\", but the stack is " + name + ". Nothing was changed",
                    "Set -Dfeaturestore.confirm=" + Commands.quoted(name) + ", or remove it");
        });
    }

    /** Nothing is asked in a rehearsal, which changes nothing in OCI, but about the loss of data. */
    private PlanReview review(Stack stack, RollbackRequest wanted, CloudSession session) {
        boolean approved = wanted.approved() || request.cloud().rehearsal();
        Optional<Terminal> terminal = wanted.terminal();
        boolean isProtected = new StackAccess(project, request).isProtected(stack, session);
        LossReview review = LossReview.ofRollback(console, terminal, approved, isProtected);
        boolean allowed =
                wanted.allowDataLoss() && (!isProtected || wanted.confirm().isPresent());
        return allowed ? review.allowingLoss() : review;
    }

    private void dryRun(OpenedStack opened, String name, RollbackRequest wanted) {
        DryRun dryRun = new DryRun(console);
        Job target = run(opened, new EventLines(console)).target(opened.id(), wanted.toJob(), name);
        dryRun.would("plan the rollback of stack " + name + " to the apply job of "
                + Times.text(target.finished().orElse(target.created())) + "  " + target.id());
        dryRun.would("apply that plan, if it loses no data and is confirmed");
        dryRun.end();
    }

    private List<Output> reported(
            RollbackOutcome outcome, OpenedStack opened, String name, ReportFiles files, UnwrittenResults unwritten) {
        if (outcome instanceof RollbackOutcome.Reached reached) {
            console.info("Nothing to roll back: job " + reached.rollback().id() + " has returned stack " + name
                    + " to this apply job already:");
            console.info("  " + reached.target().id());
            console.commands()
                    .lines("To return to another apply job, set featurestore.toJob to one of:", Command.of(Goal.JOBS))
                    .forEach(console::info);
            return List.of();
        }
        if (outcome instanceof RollbackOutcome.NoChanges same) {
            console.info("Nothing to roll back: the resources of stack " + name + " are those of this apply job:");
            console.info("  " + same.target().id());
            return List.of();
        }
        return reported(((RollbackOutcome.Ran) outcome).result(), opened, files, unwritten);
    }

    private List<Output> reported(
            DeploymentResult result, OpenedStack opened, ReportFiles files, UnwrittenResults unwritten) {
        Stack stack = opened.stack();
        Optional<String> digest =
                Optional.ofNullable(result.end().job().freeformTags().get(Fingerprint.BUNDLE_TAG));
        unwritten.attempt(
                () -> files.write(result, request.cloud().rehearsal(), opened.region(), digest, List.of(), links()));
        String report = project.names().shown(files.report());
        ResultLines lines = new ResultLines(result, stack.compartmentId(), report);
        if (result.end().job().state() != JobState.SUCCEEDED) {
            console.info("Written: " + report + ", job.log");
            console.info("Page: " + project.names().shown(files.page()));
            throw unwritten.beside(lines.failure());
        }
        lines.success(console.width()).forEach(console::info);
        console.info("Page: " + project.names().shown(files.page()));
        OutputsEnv.of(result.outputs()).leftOut().forEach(console::warn);
        // Where rollback jobs are refused, the stack itself got the earlier configuration.
        console.info(
                result.end().job().operation() == JobOperation.APPLY_ROLLBACK
                        ? "The configuration of the stack in Resource Manager, and yours, are not what is deployed now:"
                                + " change yours before the next apply."
                        : "Your configuration is not what is deployed now: change it before the next apply.");
        lines.closing(console.commands()).forEach(console::info);
        unwritten.throwFirst();
        return result.outputs();
    }
}
