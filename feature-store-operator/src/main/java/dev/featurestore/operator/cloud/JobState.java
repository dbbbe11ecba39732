package dev.featurestore.operator.cloud;

/** Lifecycle states of a job, as Resource Manager names them. */
public enum JobState {
    ACCEPTED,
    IN_PROGRESS,
    CANCELING,
    SUCCEEDED,
    FAILED,
    CANCELED;

    /** Whether the job has ended. */
    public boolean finished() {
        return this == SUCCEEDED || this == FAILED || this == CANCELED;
    }
}
