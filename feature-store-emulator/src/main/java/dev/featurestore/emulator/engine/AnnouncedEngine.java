package dev.featurestore.emulator.engine;

import java.util.List;
import java.util.Optional;

/** Writes lines at the start of each job's log. */
public final class AnnouncedEngine implements Engine {

    private final Engine engine;
    private final List<String> announcement;

    /**
     * @param engine runs the job
     * @param announcement the lines
     */
    public AnnouncedEngine(Engine engine, List<String> announcement) {
        this.engine = engine;
        this.announcement = List.copyOf(announcement);
    }

    @Override
    public Optional<List<DriftedResource>> drift(JobRequest request) throws InterruptedException, DriftFailedException {
        return engine.drift(request);
    }

    @Override
    public JobOutcome run(JobRequest request, LogSink log, StopRequest cancellation) throws InterruptedException {
        announcement.forEach(log::info);
        return engine.run(request, log, cancellation);
    }
}
