package dev.featurestore.operator.estimate;

import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.DoneResource;
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
import java.util.function.ToDoubleFunction;

/**
 * The steps that a job still has to take, and what each waits for. Plays the rest of the job as Terraform would run it: creations and
 * changes wait for those of the resources that they refer to, and destructions for those of the resources that refer to them.
 */
final class PlannedWork {

    /** Terraform's default of {@code -parallelism}, which Resource Manager does not change. */
    private static final int AT_ONCE = 10;

    /**
     * How closely durations lie around their usual one: the exponent of a log-logistic distribution whose logarithm has a standard
     * deviation of 0.3.
     */
    private static final double SHAPE = 6;

    private static final Comparator<PlannedStep> ORDER =
            Comparator.comparing(PlannedStep::address).thenComparing(PlannedStep::action);

    private record Running(PlannedStep step, double end) {}

    private final Set<PlannedStep> unfinished;
    private final Map<PlannedStep, List<PlannedStep>> waitsFor = new HashMap<>();

    PlannedWork(PlannedSteps planned, ReferenceGraph references) {
        this.unfinished = new HashSet<>(planned.steps());
        Map<String, List<PlannedStep>> byResource = new HashMap<>();
        for (PlannedStep step : unfinished) {
            byResource
                    .computeIfAbsent(ReferenceGraph.withoutKeys(step.address()), key -> new ArrayList<>())
                    .add(step);
        }
        byResource.forEach((resource, steps) -> {
            for (String other : references.all(resource)) {
                if (!other.equals(resource)) {
                    List<PlannedStep> referred = byResource.getOrDefault(other, List.of());
                    steps.forEach(step -> referred.forEach(before -> order(step, before, planned)));
                }
            }
        });
        for (PlannedStep step : unfinished) {
            PlannedStep destroyed = new PlannedStep(step.address(), DoneResource.Action.DESTROYED);
            if (step.action() == DoneResource.Action.CREATED && unfinished.contains(destroyed)) {
                if (planned.isCreatedFirst(step.address())) {
                    waits(destroyed, step);
                } else {
                    waits(step, destroyed);
                }
            }
        }
    }

    /** Orders the step of a resource and that of one that it refers to. */
    private void order(PlannedStep step, PlannedStep referred, PlannedSteps planned) {
        boolean destroys = referred.action() == DoneResource.Action.DESTROYED;
        if (step.action() == DoneResource.Action.DESTROYED) {
            if (destroys) {
                waits(referred, step);
            }
        } else if (!destroys) {
            waits(step, referred);
        } else if (planned.isCreatedFirst(referred.address())) {
            waits(referred, step);
        }
    }

    private void waits(PlannedStep step, PlannedStep before) {
        waitsFor.computeIfAbsent(step, key -> new ArrayList<>()).add(before);
    }

    /** A step has ended. */
    void finished(PlannedStep step) {
        unfinished.remove(step);
    }

    /**
     * The seconds until all steps have ended.
     *
     * @param elapsed since when the steps in progress run, in seconds
     * @param duration the seconds that a step takes
     */
    double remaining(Map<PlannedStep, Double> elapsed, ToDoubleFunction<PlannedStep> duration) {
        Map<PlannedStep, Integer> open = new HashMap<>();
        Map<PlannedStep, List<PlannedStep>> dependents = new HashMap<>();
        PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingDouble(Running::end));
        List<PlannedStep> free = new ArrayList<>();
        for (PlannedStep step : unfinished) {
            List<PlannedStep> waits = waitsFor.getOrDefault(step, List.of()).stream()
                    .filter(unfinished::contains)
                    .toList();
            Double since = elapsed.get(step);
            if (since != null) {
                running.add(new Running(step, rest(duration.applyAsDouble(step), since)));
            } else if (waits.isEmpty()) {
                free.add(step);
            } else {
                open.put(step, waits.size());
                waits.forEach(other -> dependents
                        .computeIfAbsent(other, key -> new ArrayList<>())
                        .add(step));
            }
        }
        free.sort(ORDER);
        Deque<PlannedStep> ready = new ArrayDeque<>(free);
        double time = 0;
        while (true) {
            while (running.size() < AT_ONCE && !ready.isEmpty()) {
                PlannedStep next = ready.remove();
                running.add(new Running(next, time + duration.applyAsDouble(next)));
            }
            Running first = running.poll();
            if (first == null) {
                return time;
            }
            time = Math.max(time, first.end);
            for (PlannedStep dependent : dependents.getOrDefault(first.step, List.of())) {
                if (open.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(dependent);
                }
            }
        }
    }

    /** The median of the rest of a step that has already taken a while: the longer it takes, the later it ends. */
    private static double rest(double duration, double elapsed) {
        double usual = Math.max(duration, 1);
        return usual * Math.pow(1 + 2 * Math.pow(elapsed / usual, SHAPE), 1 / SHAPE) - elapsed;
    }
}
