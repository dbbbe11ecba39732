package dev.featurestore.operator.command;

import dev.featurestore.operator.ci.StepSummary;
import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.StackAddress;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.deploy.DeployedConfiguration;
import dev.featurestore.operator.deploy.Destruction;
import dev.featurestore.operator.deploy.DestructionRequest;
import dev.featurestore.operator.deploy.DestructionResult;
import dev.featurestore.operator.deploy.StackFinder;
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
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.jobs.JobOrigin;
import dev.featurestore.operator.jobs.Journal;
import dev.featurestore.operator.jobs.StackHistory;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.plan.DeletionProtection;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ConsoleLinks;
import dev.featurestore.operator.report.DestructionLines;
import dev.featurestore.operator.report.DestructionPreview;
import dev.featurestore.operator.report.DestructionReport;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.JobLogFile;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.RunRecord;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.report.UnwrittenResults;
import dev.featurestore.operator.words.Count;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The goal {@code destroy}: destroys all resources of the stack, and then deletes the stack. */
public final class Destroy {

    private final Project project;
    private final StackRequest request;
    private final Console console;

    public Destroy(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
        this.console = project.console();
    }

    /**
     * Prints the resources to destroy, asks for confirmation, and destroys them.
     *
     * @throws FeatureStoreException {@code NOT_CONFIRMED} if the confirmation is not the stack's name
     */
    public void run(DestroyRequest wanted) {
        CloudAccess cloud = request.cloud();
        RunRecord record =
                new RunRecord(JobOperation.DESTROY, cloud.rehearsal(), console.commands(), ConsoleLinks.of(cloud));
        ReportFiles latest = new ReportFiles(wanted.results());
        if (!wanted.dryRun()) {
            latest.clearReport();
        }
        try (StepSummary summary = project.summary(latest.markdown())) {
            destroy(wanted, cloud, latest, record);
        }
    }

    private void destroy(DestroyRequest wanted, CloudAccess cloud, ReportFiles latest, RunRecord record) {
        Changes changes = new Changes();
        Optional<InterruptibleTerminal> terminal = wanted.terminal().map(InterruptibleTerminal::new);
        try (Signals signals = Signals.interrupt(
                console,
                changes,
                () -> terminal.filter(InterruptibleTerminal::isAwaited).isPresent())) {
            try (Rehearsal marked = Rehearsal.ofChange(cloud, console)) {
                destroy(wanted.withTerminal(terminal.map(asked -> asked)), record, changes);
            } catch (FeatureStoreException e) {
                FeatureStoreException failure = Rehearsal.failure(cloud, e);
                if (!wanted.dryRun()) {
                    latest.writeIfAbsent(record, failure);
                }
                throw signals.printed(failure);
            }
        }
        if (!wanted.dryRun()) {
            latest.writeIfAbsent(record);
        }
    }

    private void destroy(DestroyRequest wanted, RunRecord record, Changes changes) {
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect(changes)) {

            // Find the stack
            StackAddress address = access.address(session);
            Optional<OpenedStack> found = access.find(session, address);
            if (found.isEmpty()) {
                nothingToDestroy(address);
            } else {
                try (OpenedStack opened = found.get()) {
                    if (wanted.dryRun()) {
                        dryRun(opened, wanted);
                    } else {
                        destroy(opened, wanted, record);
                    }
                }
            }
        }
        if (wanted.dryRun()) {
            new DryRun(console).end();
        }
    }

    private void destroy(OpenedStack opened, DestroyRequest wanted, RunRecord record) {
        record.accept(new Event.StackFound(opened.stack()));
        String name = StackFacts.name(opened.stack());
        DeployedConfiguration deployed =
                DeployedConfiguration.of(opened.id(), opened.resourceManager().stacks());
        Redaction redaction =
                LocalConfiguration.of(project, request, opened.session()).redaction(deployed, console);

        // Review
        List<StackResource> resources = preview(opened, wanted);
        StackKey key =
                opened.session().key(name, opened.region(), opened.stack().compartmentId());
        RunTrace trace = new RunTrace();
        ReferenceGraph references = deployed.module()
                .map(module -> ReferenceGraph.of(module, (caller, call) -> Optional.empty()))
                .orElse(ReferenceGraph.NONE);
        trace.configured(references);
        EarlierJobs earlier = EarlierJobs.of(new DurationMemory(project.memory(), key), Clock.systemUTC());
        earlier.in(opened.resourceManager().jobs());
        JobEstimate estimate = new JobEstimate(references, earlier, Clock.systemUTC());
        ReportFiles files = new ReportFiles(wanted.results(), key, trace);
        files.clearReport();
        try {
            Optional<FeatureStoreException> refusal = protection(resources, deployed);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            confirm(name, wanted);

            // Submit the job and follow it
            files.clear();
            UnwrittenResults unwritten = new UnwrittenResults(console);
            WhileJobRuns whileJobRuns = new WhileJobRuns();
            whileJobRuns.then(() -> files.preparePage(record));
            try (JobLogFile log = new JobLogFile(files, console, unwritten)) {
                Destruction destruction = new Destruction(
                        opened.resourceManager(),
                        Clock.systemUTC(),
                        new GrowingPollSchedule(new Random()),
                        new Journal(project.memory(), key)
                                .andThen(record)
                                .andThen(log)
                                .andThen(trace)
                                .andThen(estimate)
                                .andThen(new EventLines(
                                        console, ConsoleLinks.of(request.cloud()), Optional.of(estimate)))
                                .andThen(whileJobRuns));
                DestructionResult result = destruction.run(new DestructionRequest(
                        opened.stack(),
                        name,
                        wanted.keepStack(),
                        wanted.busyTimeout(),
                        redaction,
                        JobOrigin.by(wanted.jobTags(), opened.session().user(opened.region()))));
                report(result, opened.region(), files, unwritten);
            }
        } catch (FeatureStoreException e) {
            files.writeIfAbsent(record, e);
            throw e;
        }
    }

    /** No stack of this name is success, because an interrupted run may have deleted it; an OCID may be mistyped. */
    private void nothingToDestroy(StackAddress address) {
        if (!(address instanceof StackAddress.ByName byName)) {
            throw StackFinder.absent(address);
        }
        console.warn("Nothing to destroy: no stack named " + byName.name() + " in compartment "
                + byName.compartment().id());
    }

    /** Prints what {@link #run} would destroy, or why it would refuse; asks and changes nothing. */
    private void dryRun(OpenedStack opened, DestroyRequest wanted) {
        String name = StackFacts.name(opened.stack());
        DeployedConfiguration deployed =
                DeployedConfiguration.of(opened.id(), opened.resourceManager().stacks());
        List<StackResource> resources = preview(opened, wanted);
        if (wanted.confirm().isPresent()) {
            confirm(name, wanted);
        }
        DryRun dryRun = new DryRun(console);
        Optional<FeatureStoreException> refusal = protection(resources, deployed);
        if (refusal.isPresent()) {
            console.warn("Dry run: destroy would refuse:");
            refusal.get().text(console.commands()).lines().forEach(console::warn);
            return;
        }
        StackHistory.of(opened.resourceManager().jobs().ofStack(opened.id()))
                .unfinished()
                .ifPresent(dryRun::wouldWaitFor);
        dryRun.would("destroy " + Count.of(resources.size(), "resource") + " and "
                + (wanted.keepStack() ? "keep" : "delete") + " stack " + name);
    }

    private List<StackResource> preview(OpenedStack opened, DestroyRequest wanted) {
        List<StackResource> resources = opened.resourceManager().stacks().resources(opened.id());
        new DestructionPreview(
                        opened.stack(), opened.region(), request.cloud().rehearsal(), wanted.keepStack(), resources)
                .lines()
                .forEach(console::info);
        return resources;
    }

    private void report(DestructionResult result, String region, ReportFiles files, UnwrittenResults unwritten) {
        unwritten.attempt(() -> files.write(
                new DestructionReport(result, request.cloud().rehearsal(), region, ConsoleLinks.of(request.cloud()))));
        String report = project.names().shown(files.report());
        DestructionLines lines = new DestructionLines(result, report, console.commands());
        if (!result.succeeded()) {
            lines.remaining().forEach(console::warn);
            console.info("Written: " + report + ", job.log");
            console.info("Page: " + project.names().shown(files.page()));
            throw unwritten.beside(lines.failure());
        }
        lines.success().forEach(console::info);
        console.info("Page: " + project.names().shown(files.page()));
        unwritten.throwFirst();
    }

    /** The refusal of a protected database: the job would fail at it after it has destroyed everything else. */
    private static Optional<FeatureStoreException> protection(
            List<StackResource> resources, DeployedConfiguration deployed) {
        boolean isProtected = deployed.value(DeletionProtection.MYSQL_VARIABLE)
                .filter("true"::equals)
                .isPresent();
        return resources.stream()
                .filter(resource -> isProtected && resource.type().equals(DeletionProtection.MYSQL_TYPE))
                .findFirst()
                .map(database -> FeatureStoreException.of(
                                FailureCode.INVALID_CONFIGURATION,
                                "Cannot destroy database " + database.address()
                                        + ": it is protected from deletion. Nothing was destroyed",
                                DeletionProtection.LIFT_MYSQL)
                        .suggesting(Command.of(Goal.APPLY)));
    }

    private static void confirm(String name, DestroyRequest wanted) {
        String question = "Type the name of the stack to destroy it: ";
        Optional<Terminal> terminal = wanted.terminal();
        if (wanted.confirm().isEmpty() && terminal.isEmpty()) {
            throw refused("it was not confirmed, and there is no terminal to ask at", name);
        }
        String confirmed = wanted.confirm()
                .or(() -> terminal.flatMap(asked -> asked.ask(question)))
                .map(String::strip)
                .orElse("");
        if (!confirmed.equals(name)) {
            throw refused("the name to confirm it was \"" + confirmed + "\"", name);
        }
    }

    private static FeatureStoreException refused(String why, String name) {
        return FeatureStoreException.of(
                FailureCode.NOT_CONFIRMED,
                "Stack " + name + " was not destroyed: " + why,
                "To destroy it, set -Dfeaturestore.confirm=" + Commands.quoted(name));
    }
}
