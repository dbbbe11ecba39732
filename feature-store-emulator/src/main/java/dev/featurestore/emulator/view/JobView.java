package dev.featurestore.emulator.view;

import java.time.Instant;
import java.util.Optional;

/**
 * A job.
 *
 * @param id its OCID
 * @param stackId the OCID of its stack
 * @param stackName the display name of its stack; the OCID if the stack is deleted
 * @param name its display name
 * @param operation such as {@code APPLY}
 * @param state such as {@code SUCCEEDED}
 * @param finished whether it has ended
 * @param timeCreated time of its creation
 * @param timeFinished time of its end
 */
public record JobView(
        String id,
        String stackId,
        String stackName,
        String name,
        String operation,
        String state,
        boolean finished,
        Instant timeCreated,
        Optional<Instant> timeFinished) {}
