package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.deploy.DeployedConfiguration;
import dev.featurestore.operator.deploy.Destruction;
import dev.featurestore.operator.deploy.DestructionRequest;
import dev.featurestore.operator.deploy.DestructionResult;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Journal;
import dev.featurestore.operator.jobs.PollSchedule;
import dev.featurestore.operator.jobs.StackHistory;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.plan.DeletionProtection;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.DestructionLines;
import dev.featurestore.operator.report.DestructionPreview;
import dev.featurestore.operator.report.DestructionReport;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.JobLogFile;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.RunRecord;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.words.Count;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The part of {@link StackOperations#destroy} that has found the stack. */
final class Destroy {

    private final Console console;
    private final Path folder;
    private final FileNames names;
    private final DestroyRequest request;
    private final boolean rehearsal;

    /** @param folder the project's {@code .featurestore} folder */
    Destroy(Console console, Path folder, FileNames names, DestroyRequest request, boolean rehearsal) {
        this.console = console;
        this.folder = folder;
        this.names = names;
        this.request = request;
        this.rehearsal = rehearsal;
    }

    /**
     * Prints the resources to destroy, asks for confirmation, and destroys them.
     *
     * @param deployed the stack's own configuration
     */
    void run(
            OpenedStack opened,
            DeployedConfiguration deployed,
            Redaction redaction,
            Clock clock,
            PollSchedule pace,
            RunRecord record) {
        String name = StackFacts.name(opened.stack());
        List<StackResource> resources = preview(opened);
        StackKey key =
                opened.session().key(name, opened.region(), opened.stack().compartmentId());
        ReportFiles files = new ReportFiles(request.results(), key);
        files.clearReport();
        try {
            Optional<FeatureStoreException> refusal = protection(resources, deployed);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            confirm(name);
        } catch (FeatureStoreException e) {
            files.writeIfAbsent(record, e);
            throw e;
        }
        files.clear();
        try (JobLogFile log = new JobLogFile(files, console)) {
            Journal journal = new Journal(folder, key);
            Destruction destruction = new Destruction(
                    opened.resourceManager(),
                    clock,
                    pace,
                    journal.andThen(record).andThen(log).andThen(new EventLines(console)));
            DestructionResult result = destruction.run(new DestructionRequest(
                    opened.stack(), name, request.keepStack(), request.busyTimeout(), redaction));
            report(result, opened.region(), files);
        } catch (FeatureStoreException e) {
            files.writeIfAbsent(record, e);
            throw e;
        }
    }

    /** Prints what {@link #run} would destroy, or why it would refuse; asks and changes nothing. */
    void dryRun(OpenedStack opened, DeployedConfiguration deployed) {
        String name = StackFacts.name(opened.stack());
        List<StackResource> resources = preview(opened);
        if (request.confirm().isPresent()) {
            confirm(name);
        }
        DryRun dryRun = new DryRun(console);
        Optional<FeatureStoreException> refusal = protection(resources, deployed);
        if (refusal.isPresent()) {
            console.warn("Dry run: destroy would refuse:");
            refusal.get().text(console.commands()).lines().forEach(console::warn);
            return;
        }
        StackHistory.of(opened.resourceManager().jobs().ofStack(opened.stack().id()))
                .unfinished()
                .ifPresent(dryRun::wouldWaitFor);
        dryRun.would("destroy " + Count.of(resources.size(), "resource") + " and "
                + (request.keepStack() ? "keep" : "delete") + " stack " + name);
    }

    private List<StackResource> preview(OpenedStack opened) {
        List<StackResource> resources =
                opened.resourceManager().stacks().resources(opened.stack().id());
        new DestructionPreview(opened.stack(), opened.region(), rehearsal, request.keepStack(), resources)
                .lines()
                .forEach(console::info);
        return resources;
    }

    private void report(DestructionResult result, String region, ReportFiles files) {
        files.write(new DestructionReport(result, rehearsal, region));
        DestructionLines lines = new DestructionLines(result, names.shown(files.report()), console.commands());
        if (!result.succeeded()) {
            lines.remaining().forEach(console::warn);
            console.info("Written: " + names.shown(files.report()) + ", job.log");
            throw lines.failure();
        }
        lines.success().forEach(console::info);
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

    private void confirm(String name) {
        String question = "Type the name of the stack to destroy it: ";
        Optional<Terminal> terminal = request.terminal();
        if (request.confirm().isEmpty() && terminal.isEmpty()) {
            throw refused("it was not confirmed, and there is no terminal to ask at", name);
        }
        String confirmed = request.confirm()
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
                "To destroy it, set -Dfeaturestore.confirm=" + name);
    }
}
