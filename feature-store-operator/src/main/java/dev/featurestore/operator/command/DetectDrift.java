package dev.featurestore.operator.command;

import dev.featurestore.operator.ci.StepSummary;
import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.DeployedConfiguration;
import dev.featurestore.operator.deploy.DriftRun;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.markdown.DriftMarkdown;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ConsoleLinks;
import dev.featurestore.operator.report.DriftFiles;
import dev.featurestore.operator.report.DriftReport;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.StackFacts;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** The goal {@code drift}: compares the resources of the stack with its state, and changes nothing. */
public final class DetectDrift {

    private final Project project;
    private final StackRequest request;
    private final Console console;
    private final Clock clock = Clock.systemUTC();

    public DetectDrift(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
        this.console = project.console();
    }

    /**
     * Prints and writes the drift.
     *
     * @throws FeatureStoreException {@code DRIFT_FOUND} if resources have drifted and the request refuses that
     */
    public void run(DriftRequest wanted) {
        CloudAccess cloud = request.cloud();
        Changes changes = new Changes();
        DriftFiles latest = new DriftFiles(wanted.results());
        latest.clear();
        try (StepSummary summary = project.summary(latest.markdown());
                Signals signals = Signals.interrupt(console, changes)) {
            try (Rehearsal marked = Rehearsal.ofChange(cloud, console)) {
                detect(wanted, changes);
            } catch (FeatureStoreException e) {
                throw signals.printed(Rehearsal.failure(cloud, e));
            }
        }
    }

    private void detect(DriftRequest wanted, Changes changes) {
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect(changes)) {
            Function<Stack, List<String>> ignored = access.ignoredDrift(session);

            // Find the stack
            try (OpenedStack opened = access.stack(session)) {
                String name = StackFacts.name(opened.stack());
                DriftFiles files = new DriftFiles(
                        wanted.results(),
                        session.key(name, opened.region(), opened.stack().compartmentId()));
                files.clear();
                DeployedConfiguration deployed = DeployedConfiguration.of(
                        opened.id(), opened.resourceManager().stacks());
                Redaction redaction =
                        LocalConfiguration.of(project, request, session).redaction(deployed, console);

                // Compare its resources
                DriftRun.Found found = new DriftRun(
                                opened.resourceManager(),
                                clock,
                                new GrowingPollSchedule(new Random()),
                                new EventLines(console, ConsoleLinks.of(request.cloud())))
                        .detect(opened.stack(), name, ignored.apply(opened.stack()), redaction, wanted.busyTimeout());

                // Report
                report(found, opened, wanted, files);
            }
        }
    }

    private void report(DriftRun.Found found, OpenedStack opened, DriftRequest wanted, DriftFiles files) {
        boolean rehearsal = request.cloud().rehearsal();
        String name = StackFacts.name(opened.stack());
        DriftReport report = new DriftReport(
                found.result(), opened.stack(), opened.region(), rehearsal, found.source(), clock.instant());
        files.write(report, new DriftMarkdown(found.result(), name, opened.region(), found.source(), rehearsal).text());
        if (wanted.json()) {
            console.verbatim(report.json());
        } else {
            report.lines(console.width()).forEach(line -> LossReview.print(console, line));
            console.info("Written: " + project.names().shown(files.report()) + ", drift.md");
        }
        if (!found.result().isDrifted()) {
            return;
        }
        if (wanted.failOnDrift()) {
            throw FeatureStoreException.of(
                    FailureCode.DRIFT_FOUND,
                    "Stack " + name + " has drifted: " + found.result().counts(),
                    "Undo the drift with an apply job (-Dfeaturestore.force), add it to spec.drift.ignore, or remove"
                            + " -Dfeaturestore.failOnDrift");
        }
        if (!wanted.json()) {
            console.commands()
                    .lines(
                            "To keep a change, set it in the configuration. To undo the others:",
                            Command.of(Goal.APPLY).with("featurestore.force"))
                    .forEach(console::info);
        }
    }
}
