package dev.featurestore.provider.tenancy;

import dev.featurestore.provider.value.Value;
import java.time.Duration;
import java.util.Optional;

/** What goes wrong in the tenancy, and how long things take. */
public interface Conditions {

    /**
     * The error that the service answers with.
     *
     * @param type the resource's type
     * @param resource what is planned for it, with unknown values; of a deletion, what it was
     * @return the service's text, such as {@code 404-NotAuthorizedOrNotFound, Authorization failed or requested
     *     resource not found.}; empty if all goes well
     */
    Optional<String> failureOf(Operation operation, String type, Value.Structure resource);

    /** How long it takes; the parameters are {@link #failureOf}'s. */
    Duration durationOf(Operation operation, String type, Value.Structure resource);
}
