package dev.featurestore.operator.cloud;

import java.time.Instant;

/**
 * An entry of a job's log.
 *
 * @param time when it was written; many entries share one
 * @param level as the service names it, such as {@code INFO}
 * @param message its text, perhaps of several lines
 */
public record LogEntry(Instant time, String level, String message) {}
