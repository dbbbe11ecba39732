package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.store.StoredJobLog;
import dev.featurestore.emulator.store.StoredLogEntry;
import dev.featurestore.emulator.store.StoredLogLevel;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Appends lines to a job's log, each with its time. Close it after the last line. */
final class JobOutput implements LogSink, AutoCloseable {

    private final StoredJobLog file;
    private final Clock clock;

    JobOutput(StoredJobLog file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public void info(String line) {
        append(StoredLogLevel.INFO, line);
    }

    @Override
    public void error(String line) {
        append(StoredLogLevel.ERROR, line);
    }

    private void append(StoredLogLevel level, String line) {
        file.append(new StoredLogEntry(clock.instant().truncatedTo(ChronoUnit.MILLIS), level, line));
    }

    @Override
    public void close() {
        file.finish();
    }
}
