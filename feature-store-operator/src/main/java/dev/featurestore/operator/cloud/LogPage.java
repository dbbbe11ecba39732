package dev.featurestore.operator.cloud;

import java.util.List;
import java.util.Optional;

/**
 * One page of a job's log.
 *
 * @param lines its entries, oldest first
 * @param next token of the page after it; none if this is the last one so far
 */
public record LogPage(List<String> lines, Optional<String> next) {
    public LogPage {
        lines = List.copyOf(lines);
    }
}
