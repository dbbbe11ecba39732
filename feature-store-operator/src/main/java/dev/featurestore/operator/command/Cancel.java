package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.jobs.Cancellation;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.jobs.PollSchedule;
import dev.featurestore.operator.report.CancellationLines;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.JobLogLines;
import dev.featurestore.operator.report.StackFacts;
import java.time.Clock;
import java.util.Optional;

/** The part of {@link StackOperations#cancel} that has found the stack or the job. */
final class Cancel {

    private final Console console;
    private final ResourceManager resourceManager;
    private final Cancellation cancellation;
    private final Clock clock;

    Cancel(Console console, ResourceManager resourceManager, Clock clock, PollSchedule pace) {
        this.console = console;
        this.resourceManager = resourceManager;
        this.clock = clock;
        this.cancellation = new Cancellation(resourceManager.jobs(), clock, pace, new JobLogLines(console));
    }

    /** Cancels the job that runs on a stack, if there is one. */
    void stack(String stackId, String name, CancelRequest wanted) {
        Optional<Job> running = cancellation.running(stackId);
        if (running.isEmpty()) {
            console.info("Nothing to cancel: no job is running on stack " + name + ".");
            return;
        }
        job(running.get(), wanted);
    }

    /** Cancels a job if it is still running. */
    void job(Job job, CancelRequest wanted) {
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
        JobEnd end = cancellation.cancel(job, wanted.forced());
        boolean canceled = end.job().state() == JobState.CANCELED;
        int resources = resourceManager.stacks().resources(job.stackId()).size();
        Optional<Job> next = cancellation.running(job.stackId());
        lines.end(end, resources, next).forEach(canceled ? console::info : console::warn);
    }
}
