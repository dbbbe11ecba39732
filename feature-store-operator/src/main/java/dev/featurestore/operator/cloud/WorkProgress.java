package dev.featurestore.operator.cloud;

/**
 * A work request: an operation of the service that is not a job.
 *
 * @param id its OCID
 * @param state its state
 */
public record WorkProgress(String id, State state) {

    /** Resource Manager's {@code status} of a work request. */
    public enum State {
        /** Not started yet. */
        ACCEPTED,
        /** It runs; a state that this version does not know counts as this. */
        IN_PROGRESS,
        /** Its cancellation was requested. */
        CANCELING,
        /** It was canceled. */
        CANCELED,
        /** It failed. */
        FAILED,
        /** It succeeded. */
        SUCCEEDED;

        /** Whether it has ended. */
        public boolean finished() {
            return this == CANCELED || this == FAILED || this == SUCCEEDED;
        }
    }
}
