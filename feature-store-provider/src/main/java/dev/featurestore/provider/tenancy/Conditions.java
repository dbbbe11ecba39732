package dev.featurestore.provider.tenancy;

import dev.featurestore.provider.value.Value;
import java.time.Duration;
import java.util.Optional;

/** Simulated failures and durations of the tenancy's operations. */
public interface Conditions {

    /**
     * Returns the error with which the service answers.
     *
     * @param type the resource's type
     * @param resource the planned resource, with unknown values; for a deletion, the existing one
     * @return the service's text, such as {@code 404-NotAuthorizedOrNotFound, Authorization failed or requested
     *     resource not found.}; empty if the operation succeeds
     */
    Optional<String> failureOf(ResourceOperation operation, String type, Value.Structure resource);

    /** Returns the duration of the operation; for the parameters see {@link #failureOf}. */
    Duration durationOf(ResourceOperation operation, String type, Value.Structure resource);
}
