package dev.featurestore.emulator;

import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.engine.JobOutcome;
import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.engine.StopRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Holds a job in its middle until the test lets it go on: then the test says what it does, and how it ends. */
final class HeldEngine implements Engine {

    static final JobOutcome SUCCEEDED =
            new JobOutcome(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    private static final JobOutcome CANCELED =
            new JobOutcome(true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    private final BlockingQueue<JobRequest> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<Consumer<LogSink>> steps = new LinkedBlockingQueue<>();
    private final BlockingQueue<UnaryOperator<JobOutcome>> ends = new LinkedBlockingQueue<>();
    private final boolean heedsCancellation;

    HeldEngine(boolean heedsCancellation) {
        this.heedsCancellation = heedsCancellation;
    }

    @Override
    public JobOutcome run(JobRequest request, LogSink log, StopRequest cancellation) throws InterruptedException {
        log.info("begun");
        begun.add(request);
        while (true) {
            Consumer<LogSink> step = steps.poll(1, TimeUnit.MILLISECONDS);
            if (step != null) {
                step.accept(log);
            } else if (heedsCancellation && cancellation.requested()) {
                log.info("canceled");
                return CANCELED;
            } else {
                UnaryOperator<JobOutcome> end = ends.poll();
                if (end != null) {
                    return end.apply(SUCCEEDED);
                }
            }
        }
    }

    /** Waits for a job to begin. */
    JobRequest begun() {
        try {
            JobRequest request = begun.poll(20, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no job began");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void step(Consumer<LogSink> step) {
        steps.add(step);
    }

    void end(JobOutcome outcome) {
        ends.add(ignored -> outcome);
    }
}
