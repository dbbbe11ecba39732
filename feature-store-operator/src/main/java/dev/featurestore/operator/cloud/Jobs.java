package dev.featurestore.operator.cloud;

import java.util.List;
import java.util.Optional;

/** The jobs of stacks. Fails as {@link ResourceManager} does. */
public interface Jobs extends JobReader {

    /** Submits a job. */
    Job submit(String stackId, JobOrder order);

    /** A stack's jobs, newest first; pages are asked for as the iteration gets to them. */
    Iterable<Job> of(String stackId);

    /**
     * One page of a job's log, oldest entries first.
     *
     * @param page token of the page, as a former page of the same level named it as its next; none for the first
     * @param atLeast entries of lower levels are left out, by the service
     */
    LogEntries log(String jobId, Optional<String> page, LogLevel atLeast);

    /**
     * The outputs of an apply job that succeeded, in the order of the service; nothing while they are not to be had yet:
     * Resource Manager has them about a second after the job's end.
     */
    Optional<List<Output>> outputs(String jobId);

    /** The plan of a plan job that succeeded, as Terraform's JSON; nothing while it is not to be had yet. */
    Optional<byte[]> planJson(String jobId);

    /**
     * Asks for a job's end.
     *
     * @param forced stops Terraform at once, which may leave resources that its state does not know
     */
    void cancel(String jobId, boolean forced);
}
