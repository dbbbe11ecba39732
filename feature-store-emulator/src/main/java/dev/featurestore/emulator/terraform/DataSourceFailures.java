package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.JobLog;

/** Passes a job's log on, and notes whether a data source of OCI's was not answered as the configuration expects. */
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
