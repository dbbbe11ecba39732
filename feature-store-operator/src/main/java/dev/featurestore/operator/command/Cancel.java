package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.Cancellation;
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.report.CancellationLines;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.JobLogLines;
import dev.featurestore.operator.report.StackFacts;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;

/** The goal {@code cancel}: cancels a job, and waits until it has finished. */
public final class Cancel {

    private final Project project;
    private final StackRequest request;
    private final Console console;
    private final Clock clock = Clock.systemUTC();

    public Cancel(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
        this.console = project.console();
    }

    /** Cancels the job of the request, or else the job that runs on the stack. */
    public void run(CancelRequest wanted) {
        Changes changes = new Changes();
        try (Signals signals = Signals.interrupt(console, changes)) {
            try (Rehearsal marked = Rehearsal.ofChange(request.cloud(), console)) {
                cancel(wanted, changes);
                if (wanted.dryRun()) {
                    new DryRun(console).end();
                }
            } catch (FeatureStoreException e) {
                throw signals.printed(Rehearsal.failure(request.cloud(), e));
            }
        }
    }

    private void cancel(CancelRequest wanted, Changes changes) {
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect(changes)) {
            if (wanted.job().isPresent()) {
                try (OpenedJob opened = access.job(session, "job", wanted.job().get())) {
                    cancel(opened.job(), opened.resourceManager(), wanted);
                }
            } else {
                try (OpenedStack opened = access.stack(session)) {
                    cancelRunning(opened, wanted);
                }
            }
        }
    }

    private void cancelRunning(OpenedStack opened, CancelRequest wanted) {
        Optional<Job> running = cancellation(opened.resourceManager()).running(opened.id());
        if (running.isEmpty()) {
            console.info("Nothing to cancel: no job is running on stack " + StackFacts.name(opened.stack()) + ".");
            return;
        }
        cancel(running.get(), opened.resourceManager(), wanted);
    }

    private Cancellation cancellation(ResourceManager resourceManager) {
        return new Cancellation(
                resourceManager.jobs(), clock, new GrowingPollSchedule(new Random()), new JobLogLines(console));
    }

    /** Cancels a job if it is still running. */
    private void cancel(Job job, ResourceManager resourceManager, CancelRequest wanted) {
        CancellationLines lines = new CancellationLines(job, console.commands());
        if (job.state().finished()) {
            console.info(lines.over());
            return;
        }
        if (wanted.dryRun()) {
            new DryRun(console)
                    .would("cancel the " + StackFacts.kind(job) + " " + job.name()
                            + (wanted.forced() ? " by force" : "") + "  " + job.id());
            if (wanted.forced()) {
                lines.forced().forEach(console::warn);
            }
            return;
        }
        lines.begin(clock.instant()).forEach(console::info);
        if (wanted.forced()) {
            lines.forced().forEach(console::warn);
        }
        Cancellation cancellation = cancellation(resourceManager);
        JobEnd end = cancellation.cancel(job, wanted.forced());
        boolean canceled = end.job().state() == JobState.CANCELED;
        int resources = resourceManager.stacks().resources(job.stackId()).size();
        Optional<Job> next = cancellation.running(job.stackId());
        lines.end(end, resources, next).forEach(canceled ? console::info : console::warn);
    }
}
