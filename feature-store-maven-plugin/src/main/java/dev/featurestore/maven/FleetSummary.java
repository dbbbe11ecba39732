package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Durations;
import dev.featurestore.operator.words.LineWidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The results of a goal for several configurations, as a table and as one failure.
 *
 * @param goal the word of the goal
 */
record FleetSummary(String goal, List<FleetResult> results) {

    private static final int COLUMNS = 80;

    /** Maximum number of failures in the message; the table has all. */
    private static final int MOST_FAILURES = 10;

    FleetSummary {
        results = List.copyOf(results);
    }

    /** A line for each configuration, at most 80 columns wide, below the time of all. */
    List<String> lines(Duration time) {
        int label = width(result -> result.member().label());
        int took = width(FleetSummary::time);
        LineWidth width = LineWidth.LOG.withColumns(COLUMNS);
        List<String> lines = new ArrayList<>();
        lines.add(goal + " for " + Count.of(results.size(), "configuration") + " in " + Durations.text(time) + ": "
                + counts());
        for (FleetResult result : results) {
            String failure = result.failure().map(e -> "  " + e.code().name()).orElse("");
            String end = "  " + String.format("%-11s", outcome(result)) + "  " + padded(time(result), took) + failure;
            String name = padded(
                    result.member().label(),
                    Math.min(label, COLUMNS - 2 - end.stripTrailing().length()));
            lines.add(width.cut("  ", name, end.stripTrailing()));
        }
        return lines;
    }

    private int width(Function<FleetResult, String> text) {
        return results.stream().map(text).mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String time(FleetResult result) {
        return result.time().map(Durations::text).orElse("");
    }

    private static String outcome(FleetResult result) {
        return result.succeeded() ? "completed" : result.isStarted() ? "failed" : "not started";
    }

    private String counts() {
        long completed = results.stream().filter(FleetResult::succeeded).count();
        long started = results.stream().filter(FleetResult::isStarted).count();
        return completed + " completed, " + (started - completed) + " failed"
                + (started < results.size() ? ", " + (results.size() - started) + " not started" : "");
    }

    /** The failure, if any configuration failed or was not started. */
    Optional<FeatureStoreException> failure() {
        List<FleetResult> failed =
                results.stream().filter(result -> result.failure().isPresent()).toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add(goal + " failed for " + failed.size() + " of " + Count.of(results.size(), "configuration") + ": "
                + labels(failed));
        for (FleetResult result : failed.subList(0, Math.min(failed.size(), MOST_FAILURES))) {
            result.failure()
                    .ifPresent(e ->
                            lines.add(result.member().label() + ": " + e.code().label() + " "
                                    + e.message().lines().findFirst().orElse("")));
        }
        if (failed.size() > MOST_FAILURES) {
            lines.add("… and " + (failed.size() - MOST_FAILURES) + " more");
        }
        List<FleetResult> notStarted =
                results.stream().filter(result -> !result.isStarted()).toList();
        if (!notStarted.isEmpty()) {
            lines.add("Not started: " + labels(notStarted));
        }
        boolean interrupted = failed.stream()
                .flatMap(result -> result.failure().stream())
                .anyMatch(e -> e.code() == FailureCode.INTERRUPTED);
        return Optional.of(FeatureStoreException.of(
                interrupted ? FailureCode.INTERRUPTED : FailureCode.CONFIGURATIONS_FAILED,
                lines,
                "Fix the cause of each (see the lines with its name), then run the same command again"));
    }

    private static String labels(List<FleetResult> results) {
        return results.stream()
                        .limit(MOST_FAILURES)
                        .map(result -> result.member().label())
                        .collect(Collectors.joining(", "))
                + (results.size() > MOST_FAILURES ? ", …" : "");
    }
}
