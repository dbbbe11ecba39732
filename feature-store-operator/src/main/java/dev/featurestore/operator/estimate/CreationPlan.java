package dev.featurestore.operator.estimate;

import dev.featurestore.operator.graph.ReferenceGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** The resources that a job still has to create, and what each waits for. Plays the rest of the job as Terraform would run it. */
final class CreationPlan {

    /** Terraform's default of {@code -parallelism}, which Resource Manager does not change. */
    private static final int AT_ONCE = 10;

    /** Remaining part of a resource that takes longer than usual. */
    private static final double LATE = 0.1;

    private record Running(String address, double end) {}

    private final Set<String> unfinished;
    private final Map<String, List<String>> waitsFor = new HashMap<>();

    CreationPlan(Set<String> planned, ReferenceGraph references) {
        this.unfinished = new HashSet<>(planned);
        Map<String, List<String>> instances = new HashMap<>();
        planned.forEach(address -> instances
                .computeIfAbsent(ReferenceGraph.withoutKeys(address), key -> new ArrayList<>())
                .add(address));
        Map<String, List<String>> byResource = new HashMap<>();
        for (String address : planned) {
            waitsFor.put(
                    address,
                    byResource.computeIfAbsent(
                            ReferenceGraph.withoutKeys(address),
                            key -> references.all(key).stream()
                                    .filter(other -> !other.equals(key))
                                    .flatMap(other -> instances.getOrDefault(other, List.of()).stream())
                                    .toList()));
        }
    }

    /** A resource was created. */
    void finished(String address) {
        unfinished.remove(address);
    }

    /**
     * The time until all are created.
     *
     * @param started when those that are in progress were started
     */
    Duration remaining(Map<String, Instant> started, Instant now, UsualDurations durations) {
        Map<String, Integer> open = new HashMap<>();
        Map<String, List<String>> dependents = new HashMap<>();
        PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingDouble(Running::end));
        List<String> free = new ArrayList<>();
        for (String address : unfinished) {
            List<String> waits = waitsFor.getOrDefault(address, List.of()).stream()
                    .filter(unfinished::contains)
                    .toList();
            Instant start = started.get(address);
            if (start != null) {
                double usual = durations.seconds(address);
                double elapsed = Math.max(0, Duration.between(start, now).toMillis() / 1000.0);
                running.add(new Running(address, Math.max(usual - elapsed, usual * LATE)));
            } else if (waits.isEmpty()) {
                free.add(address);
            } else {
                open.put(address, waits.size());
                waits.forEach(other -> dependents
                        .computeIfAbsent(other, key -> new ArrayList<>())
                        .add(address));
            }
        }
        free.sort(Comparator.naturalOrder());
        Deque<String> ready = new ArrayDeque<>(free);
        double time = 0;
        while (true) {
            while (running.size() < AT_ONCE && !ready.isEmpty()) {
                String next = ready.remove();
                running.add(new Running(next, time + durations.seconds(next)));
            }
            Running first = running.poll();
            if (first == null) {
                return Duration.ofMillis((long) (time * 1000));
            }
            time = Math.max(time, first.end);
            for (String dependent : dependents.getOrDefault(first.address, List.of())) {
                if (open.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(dependent);
                }
            }
        }
    }
}
