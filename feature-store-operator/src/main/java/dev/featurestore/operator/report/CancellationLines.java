package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a cancellation.
 *
 * @param job the job, before it is canceled
 * @param commands formats commands
 */
public record CancellationLines(Job job, Commands commands) {

    /** The line for a job that has already ended. */
    public String over() {
        return "The " + StackFacts.kind(job) + " " + job.id() + " has already ended as " + job.state()
                + ". There is nothing to" + " cancel.";
    }

    /** The first lines, with the job. */
    public List<String> begin(Instant now) {
        return List.of(
                "Canceling " + StackFacts.kind(job) + " " + job.name() + ", " + job.state() + " since "
                        + Times.age(job.created(), now),
                "  " + job.id());
    }

    /** The risks of force. Source: CancelJob of Resource Manager's API, {@code isForced}. */
    public List<String> forced() {
        return List.of(
                "Forced: Terraform stops at once. The state of the stack may lack its last changes.",
                "Resources that it is creating now can remain outside of the state: look for them in the Console.");
    }

    /**
     * The result.
     *
     * @param resources number of resources in the stack's state
     * @param next the job that waited for this one; empty if none did
     */
    public List<String> end(JobEnd end, int resources, Optional<Job> next) {
        List<String> lines = new ArrayList<>();
        boolean canceled = end.job().state() == JobState.CANCELED;
        lines.add(
                canceled
                        ? "Canceled: " + end.count(DoneResource.Action.CREATED) + " created, "
                                + end.count(DoneResource.Action.CHANGED) + " changed, "
                                + end.count(DoneResource.Action.DESTROYED) + " destroyed before it ended."
                        : "The job ended before it could be canceled: "
                                + end.job().state() + ".");
        lines.add("The stack has " + Count.of(resources, "resource") + " now.");
        if (next.isPresent()) {
            lines.add("Next: the " + StackFacts.kind(next.get()) + " "
                    + next.get().id() + ", which waited for it, runs now");
        } else if (canceled && end.job().operation().changes()) {
            lines.add("Next: apply again to complete the deployment, or destroy the stack:");
            lines.add(commands.line(Command.of(Goal.APPLY)));
            lines.add(commands.line(stack(Goal.DESTROY)));
        } else {
            lines.add("Next: show the status of the stack:");
            lines.add(commands.line(stack(Goal.STATUS)));
        }
        return lines;
    }

    private Command stack(Goal goal) {
        return Command.ofStack(goal, job.stackId());
    }
}
