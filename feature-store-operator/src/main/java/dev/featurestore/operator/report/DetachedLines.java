package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.DeploymentOutcome;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.util.List;

/** The words at the end of a run that has left its job to itself. */
public record DetachedLines(DeploymentOutcome.Detached detached, Commands commands) {

    /** What goes on, and how to come back. */
    public List<String> lines() {
        String job = detached.job().id();
        return List.of(
                "",
                "Detached: apply job " + job + " of stack " + detached.stack().name()
                        + " continues without this build.",
                "Next: follow it to its end and get the outputs, or read its log, or cancel it:",
                commands.line(Command.of(Goal.APPLY)),
                commands.line(Command.ofJob(Goal.LOGS, job).with("featurestore.follow")),
                commands.line(Command.ofJob(Goal.CANCEL, job)));
    }
}
