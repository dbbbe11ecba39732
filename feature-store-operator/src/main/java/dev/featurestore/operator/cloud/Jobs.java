package dev.featurestore.operator.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs of stacks. Fails as {@link ResourceManager} does. */
public interface Jobs extends JobReader {

    /** The same jobs for a caller that repeats requests itself: each request to read is sent once. */
    default Jobs once() {
        return this;
    }

    /** Submits a job. */
    Job submit(String stackId, JobOrder order);

    /** A stack's jobs, newest first; pages are requested as the iteration reaches them. */
    Iterable<Job> ofStack(String stackId);

    /**
     * One page of a job's log, oldest entries first.
     *
     * @param page token of the page, from {@link LogEntries#next} of the page before it of the same level; empty for the first
     * @param atLeast lowest level of the entries; the service leaves out lower ones
     */
    LogEntries log(String jobId, Optional<String> page, LogLevel atLeast);

    /** The newest entries of a job's log, as many as a single request returns, oldest first. */
    List<LogEntry> newestLog(String jobId);

    /**
     * The outputs of an apply job that succeeded, in the order of the service; empty while they are not available yet:
     * Resource Manager has them about a second after the job's end.
     */
    Optional<List<Output>> outputs(String jobId);

    /** The plan of a plan job that succeeded, as Terraform's JSON; empty while it is not available yet. */
    Optional<byte[]> planJson(String jobId);

    /** The Terraform configuration that a job ran with, as a zip; empty while it is not available yet. */
    Optional<byte[]> configurationZip(String jobId);

    /** The folder of the configuration that a job ran in; empty for its root. */
    String workingDirectory(String jobId);

    /** The variables that a job was started with, by name. */
    Map<String, String> variables(String jobId);

    /**
     * Cancels a job.
     *
     * @param forced whether to stop Terraform at once, which may leave resources that its state does not know
     */
    void cancel(String jobId, boolean forced);
}
