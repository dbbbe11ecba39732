package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.deploy.DoneResource;
import dev.featurestore.operator.deploy.JobEnd;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is told while a job is canceled.
 *
 * @param job the job, before
 * @param commands how goals are typed
 */
public record CancellationLines(Job job, Commands commands) {

    /** There is nothing to cancel. */
    public String over() {
        return "The " + StackFacts.kind(job) + " " + job.id() + " is " + job.state() + " already: there is nothing to"
                + " cancel.";
    }

    /** What is canceled. */
    public List<String> begin(Instant now) {
        return List.of(
                "Canceling " + StackFacts.kind(job) + " " + job.name() + ", " + job.state() + " since "
                        + Times.age(job.created(), now),
                "  " + job.id());
    }

    /** What force risks. Source: CancelJob of Resource Manager's API, {@code isForced}. */
    public List<String> forced() {
        return List.of(
                "By force: Terraform is stopped at once, and what it had done may not be in the stack's state.",
                "Resources that are made just now then stay, and no job knows them: look for them in the Console.");
    }

    /**
     * What came of it.
     *
     * @param resources how many resources the stack's state knows now
     * @param next the job that has waited for this one, if there is one
     */
    public List<String> end(JobEnd end, int resources, Optional<Job> next) {
        List<String> lines = new ArrayList<>();
        boolean canceled = end.job().state() == JobState.CANCELED;
        lines.add(
                canceled
                        ? "Canceled: " + count(end, DoneResource.Action.CREATED) + " created, "
                                + count(end, DoneResource.Action.CHANGED) + " changed, "
                                + count(end, DoneResource.Action.DESTROYED) + " destroyed before its end."
                        : "The job ended before it could be canceled: "
                                + end.job().state() + ".");
        lines.add("The stack has " + Count.of(resources, "resource") + " now.");
        if (next.isPresent()) {
            lines.add("Next: the " + StackFacts.kind(next.get()) + " "
                    + next.get().id() + ", which has waited for it, runs now");
        } else if (canceled && end.job().operation().changes()) {
            lines.add("Next: apply again to complete the deployment, or destroy what is there:");
            lines.add(commands.line(Command.of(Goal.APPLY)));
            lines.add(commands.line(stack(Goal.DESTROY)));
        } else {
            lines.add("Next: look at the stack:");
            lines.add(commands.line(stack(Goal.STATUS)));
        }
        return lines;
    }

    private Command stack(Goal goal) {
        return Command.ofStack(goal, job.stackId());
    }

    private static long count(JobEnd end, DoneResource.Action action) {
        return end.resources().stream()
                .filter(resource -> resource.action() == action)
                .count();
    }
}
