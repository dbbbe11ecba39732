package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.LogSink;

/** Forwards a job's log, and detects failures of OCI's data sources. */
final class DataSourceFailures implements LogSink {

    private static final String PLACE = ", in data \"oci_";

    private final LogSink log;
    private volatile boolean any;

    DataSourceFailures(LogSink log) {
        this.log = log;
    }

    boolean any() {
        return any;
    }

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void error(String line) {
        any |= line.contains(PLACE);
        log.error(line);
    }
}
