package dev.featurestore.emulator.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** The logs of jobs, one file each. The logs that were used last stay in memory. */
public final class JobLogs {

    private static final int KEPT_IN_MEMORY = 16;

    private final PrivateDirectory directory;
    private final Map<String, StoredJobLog> recent = new LinkedHashMap<>(32, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredJobLog> eldest) {
            return size() > KEPT_IN_MEMORY && !eldest.getValue().beingWritten();
        }
    };

    /** Stores logs in a folder. */
    public JobLogs(PrivateDirectory directory) {
        this.directory = directory;
    }

    /** The log of a job; empty if nothing was written yet. */
    public synchronized StoredJobLog log(String jobId) {
        return recent.computeIfAbsent(jobId, id -> new StoredJobLog(directory, id + ".log"));
    }

    /** The log of a job, open for appending; it stays in memory until {@link StoredJobLog#finish()}. */
    public synchronized StoredJobLog writing(String jobId) {
        StoredJobLog log = log(jobId);
        log.open();
        return log;
    }

    /** Closes the logs that are being written; later appends throw {@link IllegalStateException}. */
    public synchronized void close() {
        recent.values().forEach(StoredJobLog::finish);
    }
}
