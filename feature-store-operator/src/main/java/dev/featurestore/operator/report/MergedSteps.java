package dev.featurestore.operator.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was done to several resources, gathered to be told in one line; nothing that was done is left out. */
final class MergedSteps {

    private final Map<String, List<String>> done = new LinkedHashMap<>();
    private final Map<String, List<String>> started = new LinkedHashMap<>();
    private final Map<String, String> goingOn = new LinkedHashMap<>();
    private int refreshed;
    private int finished;
    private String count = "";
    private String lastDone = "";

    /**
     * Adds one.
     *
     * @param counted what stands before the line, or nothing if the resource is not counted
     * @param line the line that told it
     */
    void add(ResourceStep step, String counted, String line) {
        if (!counted.isEmpty()) {
            count = counted;
        }
        switch (step.stage()) {
            case DONE -> {
                started.values().forEach(addresses -> addresses.remove(step.address()));
                goingOn.remove(step.address());
                finished++;
                lastDone = line;
                done.computeIfAbsent(step.verb(), verb -> new ArrayList<>()).add(step.address());
            }
            case STARTED -> {
                if (step.isRefresh()) {
                    refreshed++;
                } else {
                    started.computeIfAbsent(step.verb(), verb -> new ArrayList<>())
                            .add(step.address());
                }
            }
            case GOES_ON ->
                goingOn.put(
                        step.address(),
                        step.address() + " (" + Durations.text(step.elapsed().orElse(Duration.ZERO)) + ")");
        }
    }

    /** Whether there is something to tell but that things go on. */
    boolean hasNews() {
        return refreshed > 0 || !done.isEmpty() || started.values().stream().anyMatch(a -> !a.isEmpty());
    }

    boolean isEmpty() {
        return !hasNews() && goingOn.isEmpty();
    }

    /** The line; then all is forgotten. */
    String take() {
        List<String> parts = new ArrayList<>();
        if (refreshed > 0) {
            parts.add("refreshed the state of " + refreshed + (refreshed == 1 ? " resource" : " resources"));
        }
        done.forEach((verb, addresses) -> parts.add(verb + ": " + String.join(", ", addresses)));
        started.forEach((verb, addresses) -> {
            if (!addresses.isEmpty()) {
                parts.add(verb + ": " + String.join(", ", addresses));
            }
        });
        if (!goingOn.isEmpty()) {
            parts.add("still at: " + String.join(", ", goingOn.values()));
        }
        boolean single = finished == 1 && parts.size() == 1;
        String line = count + (single ? lastDone : String.join("; ", parts));
        done.clear();
        started.clear();
        goingOn.clear();
        refreshed = 0;
        finished = 0;
        count = "";
        return line;
    }
}
