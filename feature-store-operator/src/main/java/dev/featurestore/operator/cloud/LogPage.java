package dev.featurestore.operator.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One page of a job's log.
 *
 * @param lines its entries, oldest first
 * @param next token of the page after it; none if this is the last one so far
 */
public record LogPage(List<Line> lines, Optional<String> next) {

    /**
     * An entry, perhaps of several lines.
     *
     * @param time when it was written; many entries share one
     */
    public record Line(Optional<Instant> time, String text) {}

    public LogPage {
        lines = List.copyOf(lines);
    }
}
