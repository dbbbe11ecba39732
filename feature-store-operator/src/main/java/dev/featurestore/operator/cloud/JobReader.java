package dev.featurestore.operator.cloud;

import java.util.Optional;

/** Reads a job and its log while it runs. Fails as {@link ResourceManager} does. */
public interface JobReader {

    /** The current state of a job. */
    Job job(String jobId);

    /**
     * One page of a job's log, oldest entries first.
     *
     * @param page token of the page, from {@link LogPage#next} of the page before it; empty for the first
     */
    LogPage log(String jobId, Optional<String> page);
}
