package dev.featurestore.operator.cloud;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A job of a stack.
 *
 * @param id its OCID
 * @param stackId OCID of its stack
 * @param name its display name
 * @param operation what it does
 * @param state where it is
 * @param created when it was submitted
 * @param finished when it ended, if it has
 * @param failure why it failed, as the service reports it; empty in a listing
 * @param freeformTags its freeform tags
 */
public record Job(
        String id,
        String stackId,
        String name,
        JobOperation operation,
        JobState state,
        Instant created,
        Optional<Instant> finished,
        Optional<String> failure,
        Map<String, String> freeformTags) {
    public Job {
        freeformTags = Map.copyOf(freeformTags);
    }
}
