package dev.featurestore.emulator.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gives each job a fixed duration: after the engine's end, it waits for the rest. */
public final class TimedEngine implements Engine {

    /** Maximum delay until a cancellation takes effect. */
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(50);

    private final Engine engine;
    private final Duration duration;
    private final Sleeper sleeper;

    /**
     * @param engine runs the job
     * @param duration duration of each job
     * @param sleeper waits
     */
    public TimedEngine(Engine engine, Duration duration, Sleeper sleeper) {
        this.engine = engine;
        this.duration = duration;
        this.sleeper = sleeper;
    }

    @Override
    public Optional<List<DriftedResource>> drift(JobRequest request) throws InterruptedException, DriftFailedException {
        return engine.drift(request);
    }

    @Override
    public JobOutcome run(JobRequest request, LogSink log, StopRequest cancellation) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        JobOutcome outcome = engine.run(request, log, cancellation);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            if (cancellation.requested()) {
                return new JobOutcome(
                        true, Optional.empty(), outcome.state(), Optional.empty(), Optional.empty(), List.of());
            }
            sleeper.sleep(Duration.ofNanos(Math.min(left, LONGEST_SLEEP.toNanos())));
        }
        return outcome;
    }
}
