package dev.featurestore.emulator.engine;

import java.util.List;
import java.util.Optional;

/** Carries out the jobs of a stack: what Resource Manager does by running Terraform. */
public interface Engine {

    /**
     * Runs one job to its end. What goes wrong in the job itself (a configuration that is not valid, a resource that
     * cannot be created) is a {@link Failure} in the outcome, never an exception.
     *
     * @param request what to do, with which configuration, variables and state
     * @param log receives the job's log, line by line, in the caller's thread
     * @param cancellation asked between blocks and while waiting for one
     * @return how the job ended; the state in it must be kept also if it failed or was cancelled
     * @throws InterruptedException if the thread was interrupted; what was done until then is lost
     */
    JobOutcome run(JobRequest request, JobLog log, Cancellation cancellation) throws InterruptedException;

    /**
     * Compares the resources of a state with what there is.
     *
     * @param request configuration, variables and state of the stack; its operation does not matter
     * @return the resources that differ; empty if the engine has nothing to compare with
     * @throws DriftFailedException if they cannot be compared
     */
    default Optional<List<DriftedResource>> drift(JobRequest request)
            throws InterruptedException, DriftFailedException {
        return Optional.empty();
    }
}
