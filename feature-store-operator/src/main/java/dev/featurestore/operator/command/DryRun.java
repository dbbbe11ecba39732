package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.words.Count;
import java.util.List;

/** Prints the steps that a goal would take, and at the end that nothing was changed. */
final class DryRun {

    private final Console console;

    DryRun(Console console) {
        this.console = console;
    }

    /** Prints one step that the goal would take. */
    void would(String step) {
        line("would " + step);
    }

    /** Prints a finding that decides what the goal would do. */
    void line(String words) {
        console.info("Dry run: " + words);
    }

    /** Prints that the goal would create the stack. */
    void wouldCreate(DeploymentRequest request) {
        would("create stack " + request.stackName() + " in compartment " + request.compartmentId());
    }

    /** Prints that the goal would first wait for the end of a job. */
    void wouldWaitFor(Job job) {
        would("first wait for the " + StackFacts.kind(job) + " " + job.id());
    }

    /** Prints that the goal would undo a rollback, and would ask before or refuse. */
    void wouldUndo(Job rollback) {
        would("undo rollback job " + rollback.id()
                + ", after a question at a terminal; in batch mode only with -Dfeaturestore.undoRollback");
    }

    /**
     * Prints that the goal would submit a job, and what it would upload before.
     *
     * @param kind the job, with its article, such as {@code a plan job}
     */
    void wouldRun(String kind, DeploymentRequest request) {
        request.delivery().foreseen().ifPresent(this::line);
        would("run " + kind + " with " + Count.of(request.contents().variables().size(), "variable"));
    }

    /**
     * Prints that the goal may upgrade the API, which only a plan job finds out.
     *
     * @param changed the variables that change and may lead to an upgrade
     */
    void wouldUpgrade(List<String> changed) {
        if (!changed.isEmpty()) {
            would(
                    "run a plan job, and upgrade the API without downtime, in up to 3 apply jobs, if the plan replaces its"
                            + " container instances (changed: " + String.join(", ", changed) + ")");
        }
    }

    /** Prints the last line of every dry run. */
    void end() {
        line("nothing was changed.");
    }
}
