package dev.featurestore.operator.page;

import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * When each resource began and ended. The critical path leads from the resource that ended last to what it waited for, by the
 * references of the configuration: only a shorter critical path makes the job shorter.
 *
 * @param bars the work on the resources, in the order of its start
 * @param length from the first start to the last end
 * @param critical time in which resources of the critical path were worked on; empty if no references are known
 */
public record Timeline(List<Bar> bars, Duration length, Optional<Duration> critical) {

    /** Width of the picture of a bar. */
    public static final int WIDTH = 1000;

    /** A resource starts within a moment after the last one that it waits for; the log has whole seconds for some. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public Timeline {
        bars = List.copyOf(bars);
    }

    /**
     * A bar.
     *
     * @param what what was done, such as {@code created}
     * @param x its left edge, up to {@link #WIDTH}
     * @param critical whether it is on the critical path
     */
    public record Bar(
            String address,
            String what,
            Tone tone,
            Duration start,
            Duration length,
            int x,
            int width,
            boolean critical) {

        private Bar with(UnaryOperator<String> shown) {
            return new Bar(shown.apply(address), what, tone, start, length, x, width, critical);
        }

        /** When it began, after the first one. */
        public String startText() {
            return Durations.text(start);
        }

        /** How long it took. */
        public String lengthText() {
            return Durations.text(length);
        }
    }

    /** The bars of a run; empty if it worked on no resource. */
    static Optional<Timeline> of(List<RunTrace.Work> unsorted, ReferenceGraph references, Optional<String> failed) {
        if (unsorted.isEmpty()) {
            return Optional.empty();
        }
        List<RunTrace.Work> works = unsorted.stream()
                .sorted(Comparator.comparing(RunTrace.Work::start).thenComparing(RunTrace.Work::address))
                .toList();
        Instant first = works.get(0).start();
        Instant last = works.stream()
                .map(RunTrace.Work::end)
                .max(Comparator.naturalOrder())
                .orElse(first);
        double scale =
                WIDTH / Math.max(1.0, (double) Duration.between(first, last).toMillis());
        Set<RunTrace.Work> critical = references.isEmpty() ? Set.of() : criticalPath(works, references);
        List<Bar> bars = new ArrayList<>();
        for (RunTrace.Work work : works) {
            Duration start = Duration.between(first, work.start());
            Duration length = Duration.between(work.start(), work.end());
            int x = Math.min(WIDTH - 3, (int) ((double) start.toMillis() * scale));
            bars.add(new Bar(
                    work.address(),
                    what(work, failed),
                    tone(work, failed),
                    start,
                    length,
                    x,
                    Math.min(WIDTH - x, Math.max(3, (int) ((double) length.toMillis() * scale))),
                    critical.contains(work)));
        }
        return Optional.of(new Timeline(
                bars,
                Duration.between(first, last),
                critical.size() < 2
                        ? Optional.empty()
                        : Optional.of(critical.stream()
                                .map(work -> Duration.between(work.start(), work.end()))
                                .reduce(Duration.ZERO, Duration::plus))));
    }

    /** The same with its texts as they are shown. */
    Timeline with(UnaryOperator<String> shown) {
        return new Timeline(bars.stream().map(bar -> bar.with(shown)).toList(), length, critical);
    }

    /** The whole time. */
    public String lengthText() {
        return Durations.text(length);
    }

    /** Number of resources on the critical path. */
    public long criticalBars() {
        return bars.stream().filter(Bar::critical).count();
    }

    private static String what(RunTrace.Work work, Optional<String> failed) {
        return work.action().isPresent()
                ? work.verb()
                : work.verb() + (isFailed(work, failed) ? " failed" : ", not ended");
    }

    private static Tone tone(RunTrace.Work work, Optional<String> failed) {
        return work.action().map(Tone::of).orElse(isFailed(work, failed) ? Tone.FAILED : Tone.OPEN);
    }

    private static boolean isFailed(RunTrace.Work work, Optional<String> failed) {
        return failed.filter(work.address()::equals).isPresent();
    }

    private static Set<RunTrace.Work> criticalPath(List<RunTrace.Work> works, ReferenceGraph references) {
        ReferenceGraph reversed = references.reversed();
        Set<RunTrace.Work> path = new HashSet<>();
        Optional<RunTrace.Work> next = works.stream().max(Comparator.comparing(RunTrace.Work::end));
        while (next.isPresent() && path.add(next.get())) {
            RunTrace.Work current = next.get();
            boolean destroys = Tone.of(current) == Tone.DESTROYED;
            Set<String> waitedFor = (destroys ? reversed : references).all(current.address());
            String self = ReferenceGraph.withoutKeys(current.address());
            next = works.stream()
                    .filter(work -> !path.contains(work)
                            && !work.end().isAfter(current.start().plus(TOLERANCE))
                            && work.start().isBefore(current.start()))
                    .filter(work -> {
                        String other = ReferenceGraph.withoutKeys(work.address());
                        boolean replaced = other.equals(self) && work.address().equals(current.address());
                        return replaced || (waitedFor.contains(other) && (Tone.of(work) == Tone.DESTROYED) == destroys);
                    })
                    .max(Comparator.comparing(RunTrace.Work::end));
        }
        return path;
    }
}
