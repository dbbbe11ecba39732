package dev.featurestore.operator.estimate;

import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.LogEntry;
import dev.featurestore.operator.joblog.TerraformLog;
import dev.featurestore.operator.jobs.DurationMemory;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.text.TextLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long earlier jobs of a stack took: from this machine's memory of them, or else from the log of the last one, by a single request in
 * the background. A request that fails or takes too long is as if there were no earlier job.
 */
public final class EarlierJobs implements Consumer<Event> {

    /** Maximum time for which the estimate waits for the log. */
    private static final Duration LATEST = Duration.ofSeconds(10);

    private final Supplier<Map<String, Double>> remembered;
    private final Consumer<Map<String, Double>> memory;
    private final Clock clock;
    private @Nullable Map<String, Double> durations;
    private @Nullable Jobs jobs;
    private @Nullable String last;
    private @Nullable Instant asked;
    private @Nullable Thread reader;
    private volatile @Nullable Map<String, Double> read;

    private EarlierJobs(Supplier<Map<String, Double>> remembered, Consumer<Map<String, Double>> memory, Clock clock) {
        this.remembered = remembered;
        this.memory = memory;
        this.clock = clock;
    }

    /** The jobs that this machine remembers, to which those of this run are added. */
    public static EarlierJobs of(DurationMemory memory, Clock clock) {
        return new EarlierJobs(memory::read, memory::write, clock);
    }

    /** No jobs before those of this run. */
    public static EarlierJobs none(Clock clock) {
        return new EarlierJobs(Map::of, all -> {}, clock);
    }

    /** Reads the log of the last job there, if this machine has no memory. */
    public void in(Jobs stackJobs) {
        jobs = stackJobs;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.LastChange change) {
            last = change.job().id();
        }
    }

    /** The mean durations, by {@link StepType#text}; empty without an earlier job. */
    Map<String, Double> known() {
        Map<String, Double> fromLog = read;
        Map<String, Double> stored = stored();
        return stored.isEmpty() && fromLog != null ? fromLog : stored;
    }

    /** Those in the memory, which is read when a job needs them: a run that starts none does without. */
    private synchronized Map<String, Double> stored() {
        if (durations == null) {
            durations = remembered.get();
        }
        return durations;
    }

    /** Asks for the durations of the last job, if they are not known; returns whether they will be known soon. */
    boolean awaited() {
        Jobs from = jobs;
        String jobId = last;
        if (!known().isEmpty() || from == null || jobId == null) {
            return false;
        }
        if (asked == null) {
            asked = clock.instant();
            Thread thread = new Thread(() -> read(from, jobId), "earlier-job");
            thread.setDaemon(true);
            thread.start();
            reader = thread;
        }
        return reader != null && reader.isAlive() && clock.instant().isBefore(asked.plus(LATEST));
    }

    private void read(Jobs from, String jobId) {
        try {
            TerraformLog log = new TerraformLog();
            TypeDurations durations = new TypeDurations();
            for (LogEntry entry : from.once().newestLog(jobId)) {
                TextLines.forEach(entry.message(), line -> durations.read(log.read(line)));
            }
            read = durations.means();
        } catch (RuntimeException unavailable) {
            read = Map.of();
        }
    }

    /** Adds a job that has ended. */
    void add(TypeDurations ended) {
        Map<String, Double> all = new TreeMap<>(known());
        all.putAll(ended.means());
        if (!all.equals(stored())) {
            memory.accept(all);
        }
        replace(all);
    }

    private synchronized void replace(Map<String, Double> all) {
        durations = all;
    }
}
