package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.DeploymentOutcome;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.util.List;

/** The lines at the end of a run that does not wait for its job. */
public record DetachedLines(DeploymentOutcome.Detached detached, Commands commands) {

    /** The job that continues, and the commands to follow it. */
    public List<String> lines() {
        String job = detached.job().id();
        return List.of(
                "",
                "Detached: apply job " + job + " of stack " + StackFacts.name(detached.stack())
                        + commands.words(" continues without this build."),
                "Next: follow it to its end and get the outputs, or read its log, or cancel it:",
                commands.line(Command.of(Goal.APPLY)),
                commands.line(Command.ofJob(Goal.LOGS, job).with("featurestore.follow")),
                commands.line(Command.ofJob(Goal.CANCEL, job)));
    }
}
