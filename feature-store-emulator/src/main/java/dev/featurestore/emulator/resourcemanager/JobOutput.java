package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.JobLog;
import dev.featurestore.emulator.store.JobLogFile;
import dev.featurestore.emulator.store.LogEntry;
import dev.featurestore.emulator.store.LogLevel;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Appends lines to a job's log, each with its time. Close it after the last line. */
final class JobOutput implements JobLog, AutoCloseable {

    private final JobLogFile file;
    private final Clock clock;

    JobOutput(JobLogFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public void info(String line) {
        append(LogLevel.INFO, line);
    }

    @Override
    public void error(String line) {
        append(LogLevel.ERROR, line);
    }

    private void append(LogLevel level, String line) {
        file.append(new LogEntry(clock.instant().truncatedTo(ChronoUnit.MILLIS), level, line));
    }

    @Override
    public void close() {
        file.finish();
    }
}
