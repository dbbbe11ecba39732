package dev.featurestore.operator.cloud;

import java.time.Instant;
import java.util.Optional;

/**
 * The result of the last drift detection of a stack, as the service keeps it.
 *
 * @param status the stack's drift status
 * @param checked when it was detected; empty if it never was
 */
public record KnownDrift(Status status, Optional<Instant> checked) {

    /** A stack whose drift was never detected. */
    public static final KnownDrift NONE = new KnownDrift(Status.NOT_CHECKED, Optional.empty());

    /** Resource Manager's {@code stackDriftStatus}. */
    public enum Status {
        /** Never checked. */
        NOT_CHECKED,
        /** All checked resources are as in the state. */
        IN_SYNC,
        /** At least one resource differs from the state. */
        DRIFTED,
        /** One that this version does not know. */
        OTHER
    }
}
