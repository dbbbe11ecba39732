package dev.featurestore.emulator.engine;

import java.util.List;
import java.util.Optional;

/** Runs the jobs of a stack, like Resource Manager with Terraform. */
public interface Engine {

    /**
     * Runs one job to its end. A failure of the job itself (a configuration that is not valid, a resource that cannot be
     * created) is a {@link Failure} in the outcome, never an exception.
     *
     * @param request operation, configuration, variables and state
     * @param log receives the job's log, line by line, in the caller's thread
     * @param cancellation checked between blocks and while waiting for one
     * @return the outcome; store its state also if the job failed or was canceled
     * @throws InterruptedException if the thread was interrupted; the changes until then are lost
     */
    JobOutcome run(JobRequest request, LogSink log, StopRequest cancellation) throws InterruptedException;

    /**
     * Compares the resources of a state with the real ones.
     *
     * @param request configuration, variables and state of the stack; its operation does not matter
     * @return the resources that differ; empty if the engine has no resources to compare with
     * @throws DriftFailedException if they cannot be compared
     */
    default Optional<List<DriftedResource>> drift(JobRequest request)
            throws InterruptedException, DriftFailedException {
        return Optional.empty();
    }
}
