package dev.featurestore.operator.cloud;

import java.util.Optional;

/** What can be seen of a job while it goes on. Fails as {@link ResourceManager} does. */
public interface JobReader {

    /** A job as it is now. */
    Job job(String jobId);

    /**
     * One page of a job's log, oldest entries first.
     *
     * @param page token of the page, as a former page named it as its next; none for the first
     */
    LogPage log(String jobId, Optional<String> page);
}
