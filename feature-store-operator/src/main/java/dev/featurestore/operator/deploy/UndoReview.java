package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;

/** Decides whether an apply may undo a rollback. */
public interface UndoReview {

    /**
     * Returns normally if the rollback may be undone.
     *
     * @param rollback the job that rolled the stack back
     * @throws dev.featurestore.operator.failure.FeatureStoreException if it may not be undone
     */
    void review(Stack stack, Job rollback);
}
