package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.DeploymentOutcome;
import java.util.List;

/** The words at the end of a run that has left its job to itself. */
public record DetachedLines(DeploymentOutcome.Detached detached) {

    /** What goes on, and how to come back. */
    public List<String> lines() {
        return List.of(
                "",
                "Detached: apply job " + detached.job().id() + " of stack "
                        + detached.stack().name() + " goes on without this build.",
                "To follow it to its end and get the outputs, run the same command without -Dfeaturestore.detach;",
                "to look at it, mvn featurestore:logs -Dfeaturestore.follow; to end it, mvn featurestore:cancel.");
    }
}
