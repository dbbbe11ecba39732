package dev.featurestore.operator.report;

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

/** How far a job is: what is done, what is being done and since when. Read and written by different threads. */
final class Progress {

    /** Resources under way that have a line each. */
    private static final int MOST_SHOWN = 6;

    private record Work(String verb, Instant since) {}

    private final Clock clock;
    private final String job;
    private final Instant start;
    private final Map<String, Work> underWay = new LinkedHashMap<>();
    private int done;
    private int total;
    private boolean working;

    /**
     * @param job what the job does, as in {@code apply}
     * @param start when it began
     */
    Progress(Clock clock, String job, Instant start) {
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
            // A rehearsal's time passes faster than ours.
            Instant since = step.elapsed()
                    .map(now::minus)
                    .map(begin -> begin.isBefore(start) ? start : begin)
                    .orElse(now);
            Work before = underWay.get(step.address());
            // The log comes late, so what it says of the time is less than the truth.
            underWay.put(
                    step.address(),
                    new Work(step.verb(), before != null && before.since().isBefore(since) ? before.since() : since));
        }
        working = true;
    }

    /** A line with how far the job is and, below it, the resources under way, longest first. */
    synchronized String block(LineWidth width) {
        Instant now = clock.instant();
        String count = total > 0 ? "[" + done + "/" + total + "] " : "";
        String first = count + Durations.text(Duration.between(start, now)) + "  " + job + " job ";
        List<String> lines = new ArrayList<>();
        if (underWay.isEmpty()) {
            lines.add(width.cut(first + (working ? "runs" : "begins")));
        } else {
            lines.add(width.cut(first + "runs, " + Count.of(underWay.size(), "resource") + " under way"));
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
