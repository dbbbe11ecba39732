package dev.featurestore.operator.report;

import dev.featurestore.operator.estimate.EstimateWords;
import dev.featurestore.operator.joblog.ResourceStep;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Durations;
import dev.featurestore.operator.words.LineWidth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The progress of a job: finished resources, and those in progress with their start. Safe for several threads. */
final class Progress {

    /** Maximum number of resources in progress with a line each. */
    private static final int MOST_SHOWN = 6;

    private record Work(String verb, Instant since) {}

    private final Clock clock;
    private final String job;
    private final Instant start;
    private final Supplier<Optional<Instant>> end;
    private final Map<String, Work> underWay = new LinkedHashMap<>();
    private int done;
    private int total;
    private boolean working;

    /**
     * @param job the operation of the job, as in {@code apply}
     * @param start its start
     * @param end returns its estimated end
     */
    Progress(Clock clock, String job, Instant start, Supplier<Optional<Instant>> end) {
        this.end = end;
        this.clock = clock;
        this.job = job;
        this.start = start;
    }

    synchronized void counted(int nowDone, int nowTotal) {
        done = nowDone;
        total = nowTotal;
    }

    synchronized void read(ResourceStep step) {
        if (step.stage() == ResourceStep.Stage.DONE) {
            underWay.remove(step.address());
        } else if (!step.isRefresh()) {
            Instant now = clock.instant();
            // Time in a rehearsal may pass faster.
            Instant since = step.elapsed()
                    .map(now::minus)
                    .map(begin -> begin.isBefore(start) ? start : begin)
                    .orElse(now);
            Work before = underWay.get(step.address());
            // The log arrives late, so its elapsed time is too short.
            underWay.put(
                    step.address(),
                    new Work(step.verb(), before != null && before.since().isBefore(since) ? before.since() : since));
        }
        working = true;
    }

    /** A line with the progress of the job and, below it, the resources in progress, longest first. */
    synchronized String block(LineWidth width) {
        Instant now = clock.instant();
        String count = total > 0 ? "[" + done + "/" + total + "] " : "";
        String first = count + Durations.text(Duration.between(start, now)) + "  " + job + " job ";
        String left = end.get()
                .map(estimated -> ", " + new EstimateWords(estimated).left(now) + " left")
                .orElse("");
        List<String> lines = new ArrayList<>();
        if (underWay.isEmpty()) {
            lines.add(width.cut(first + (working ? "runs" + left : "starts")));
        } else {
            lines.add(width.cut(first + "runs, " + Count.of(underWay.size(), "resource") + " in progress" + left));
        }
        int shown = underWay.size() <= MOST_SHOWN ? underWay.size() : MOST_SHOWN - 1;
        underWay.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().since()))
                .limit(shown)
                .forEach(entry -> lines.add(width.cut(
                        "  " + entry.getValue().verb() + " ",
                        entry.getKey(),
                        " " + Durations.text(Duration.between(entry.getValue().since(), now)))));
        if (shown < underWay.size()) {
            lines.add(width.cut("  and " + (underWay.size() - shown) + " more"));
        }
        return String.join("\n", lines);
    }
}
