package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.JobLog;

/** Forwards a job's log, and detects failures of OCI's data sources. */
final class DataSourceFailures implements JobLog {

    private static final String PLACE = ", in data \"oci_";

    private final JobLog log;
    private volatile boolean any;

    DataSourceFailures(JobLog log) {
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
