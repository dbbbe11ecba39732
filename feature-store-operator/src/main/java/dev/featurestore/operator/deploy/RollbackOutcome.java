package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;

/** The result of a rollback. */
public sealed interface RollbackOutcome {

    /**
     * A job has run: the rollback, or a plan job that failed.
     *
     * @param targetId OCID of the apply job to return to
     * @param result its result, also if the job failed or was canceled
     */
    record Ran(String targetId, DeploymentResult result) implements RollbackOutcome {}

    /**
     * The plan has no changes, so that no rollback job has run.
     *
     * @param target the apply job to return to
     */
    record NoChanges(Job target) implements RollbackOutcome {}

    /**
     * An earlier run has returned to this job, and nothing has changed resources since.
     *
     * @param target the apply job
     * @param rollback the job that has returned to it
     */
    record Reached(Job target, Job rollback) implements RollbackOutcome {}
}
