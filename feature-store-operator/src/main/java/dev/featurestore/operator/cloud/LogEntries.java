package dev.featurestore.operator.cloud;

import java.util.List;
import java.util.Optional;

/**
 * One page of a job's log, with time and level of each entry.
 *
 * @param entries oldest first
 * @param next token of the page after it; none if this is the last one so far
 */
public record LogEntries(List<LogEntry> entries, Optional<String> next) {
    public LogEntries {
        entries = List.copyOf(entries);
    }
}
