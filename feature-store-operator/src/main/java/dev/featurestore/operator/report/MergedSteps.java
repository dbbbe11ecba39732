package dev.featurestore.operator.report;

import dev.featurestore.operator.joblog.ResourceStep;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Durations;
import dev.featurestore.operator.words.LineWidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges steps of several resources into one line, which names as many of them as fit. */
final class MergedSteps {

    private final Map<String, List<String>> done = new LinkedHashMap<>();
    private final Map<String, List<String>> started = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> underWay = new LinkedHashMap<>();
    private int refreshed;
    private int finished;
    private String count = "";
    private @Nullable ResourceStep lastDone;

    /**
     * Adds a step.
     *
     * @param counted the number of resources done, or empty if the resource is not counted
     */
    void add(ResourceStep step, String counted) {
        if (!counted.isEmpty()) {
            count = counted;
        }
        switch (step.stage()) {
            case DONE -> {
                started.values().forEach(addresses -> addresses.remove(step.address()));
                underWay.values().forEach(addresses -> addresses.remove(step.address()));
                if (!step.isRead()) {
                    finished++;
                    lastDone = step;
                    done.computeIfAbsent(step.verb(), verb -> new ArrayList<>()).add(step.address());
                }
            }
            case STARTED -> {
                if (step.isRefresh()) {
                    refreshed++;
                } else if (!step.isRead()) {
                    started.computeIfAbsent(step.verb(), verb -> new ArrayList<>())
                            .add(step.address());
                }
            }
            case GOES_ON ->
                underWay.computeIfAbsent(step.verb(), verb -> new LinkedHashMap<>())
                        .put(
                                step.address(),
                                step.address() + " ("
                                        + Durations.text(step.elapsed().orElse(Duration.ZERO)) + ")");
        }
    }

    /** Whether something was started or finished. */
    boolean hasNews() {
        return refreshed > 0 || !done.isEmpty() || started.values().stream().anyMatch(a -> !a.isEmpty());
    }

    boolean isEmpty() {
        return !hasNews() && underWay.values().stream().allMatch(Map::isEmpty);
    }

    /** Returns the line, and clears the steps. */
    String take(LineWidth width) {
        String line = line(width);
        done.clear();
        started.clear();
        underWay.clear();
        refreshed = 0;
        finished = 0;
        count = "";
        return line;
    }

    private String line(LineWidth width) {
        boolean others = refreshed > 0
                || started.values().stream().anyMatch(a -> !a.isEmpty())
                || underWay.values().stream().anyMatch(a -> !a.isEmpty());
        if (finished == 1 && lastDone != null && !others) {
            return JobLines.finished(lastDone, count, width);
        }
        int most = done.values().stream().mapToInt(List::size).sum()
                + started.values().stream().mapToInt(List::size).sum()
                + underWay.values().stream().mapToInt(Map::size).sum();
        for (boolean all : done.isEmpty() ? List.of(true) : List.of(true, false)) {
            // Each name needs three columns with its comma.
            for (int named = Math.min(most, width.columns() / 3 + 1); named > 0; named--) {
                String line = count + String.join("; ", parts(named, all ? named : 0));
                if (line.length() <= width.columns()) {
                    return line;
                }
            }
        }
        List<String> one = parts(1, 1);
        return width.cut(count + String.join("; ", one.size() == 1 ? one : parts(0, 0)));
    }

    /**
     * The parts of the line, one for each verb.
     *
     * @param named maximum number of finished resources in a part
     * @param others maximum number of other resources in a part
     */
    private List<String> parts(int named, int others) {
        List<String> parts = new ArrayList<>();
        if (refreshed > 0) {
            parts.add("refreshed the state of " + Count.of(refreshed, "resource"));
        }
        done.forEach((verb, addresses) -> add(parts, verb, addresses, named));
        started.forEach((verb, addresses) -> add(parts, verb, addresses, others));
        underWay.forEach((verb, addresses) -> add(parts, "still " + verb, addresses.values(), others));
        return parts;
    }

    private static void add(List<String> parts, String verb, Collection<String> resources, int named) {
        int rest = resources.size() - named;
        if (named == 0 && rest > 0) {
            parts.add(verb + ": " + rest);
        } else if (!resources.isEmpty()) {
            parts.add(verb + ": "
                    + String.join(", ", resources.stream().limit(named).toList())
                    + (rest > 0 ? " and " + rest + " more" : ""));
        }
    }
}
