package dev.featurestore.operator.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How far a job is: what is done, what is being done and since when. Asked and told by different threads. */
final class Progress {

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

    /** All of it in a line of so many columns at most. */
    synchronized String line(int width) {
        Instant now = clock.instant();
        StringBuilder line = new StringBuilder();
        if (total > 0) {
            line.append('[').append(done).append('/').append(total).append("] ");
        }
        line.append(Durations.text(Duration.between(start, now)));
        Optional<Map.Entry<String, Work>> longest = underWay.entrySet().stream()
                .min(Comparator.comparing(entry -> entry.getValue().since()));
        if (longest.isEmpty()) {
            line.append(working ? "  " + job + " job runs" : "  " + job + " job begins");
            return cut(line.toString(), width);
        }
        Work work = longest.get().getValue();
        String before = line.append("  ").append(work.verb()).append(' ').toString();
        String after = " " + Durations.text(Duration.between(work.since(), now))
                + (underWay.size() > 1 ? " + " + (underWay.size() - 1) + " more" : "");
        int room = width - before.length() - after.length();
        return room < 8
                ? cut(before + longest.get().getKey(), width)
                : before + cut(longest.get().getKey(), room) + after;
    }

    private static String cut(String text, int width) {
        return text.length() <= width
                ? text
                : text.substring(0, Math.max(0, width - 3)) + "...".substring(0, Math.min(3, width));
    }
}
