package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.Optional;

/**
 * The status of a stack.
 *
 * @param stack the stack
 * @param running its running or waiting job
 * @param settled the last successful job that changed resources
 * @param failed the last job that failed or was canceled after {@code settled}; a job that changes nothing, such as a plan
 *     job, only if no job has succeeded after it
 * @param resources number of resources in its state
 */
public record StackStatus(
        StackDetails stack, Optional<Job> running, Optional<Job> settled, Optional<Job> failed, int resources) {

    /** Reads the status with four requests, and one more if a job failed. */
    public static StackStatus of(String stackId, ResourceManager resourceManager) {
        StackDetails stack = resourceManager
                .stacks()
                .find(stackId)
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.STACK_NOT_FOUND,
                        "Stack " + stackId + " was deleted while its status was read",
                        "Run the same command again"));
        StackStatus known = of(stack, resourceManager.jobs().ofStack(stackId));
        return new StackStatus(
                stack,
                known.running,
                known.settled,
                known.failed.map(job -> resourceManager.jobs().job(job.id())),
                resourceManager.stacks().resources(stackId).size());
    }

    /** @param jobs the stack's jobs, newest first; read only as far as needed */
    static StackStatus of(StackDetails stack, Iterable<Job> jobs) {
        Optional<Job> running = Optional.empty();
        Optional<Job> failed = Optional.empty();
        boolean overtaken = false;
        for (Job job : jobs) {
            if (!job.state().finished()) {
                running = Optional.of(job); // The oldest of several: the others wait for it.
            } else if (job.state() == JobState.SUCCEEDED) {
                if (job.operation().changes()) {
                    return new StackStatus(stack, running, Optional.of(job), failed, 0);
                }
                overtaken = true;
            } else if (failed.isEmpty() && (job.operation().changes() || !overtaken)) {
                failed = Optional.of(job);
            }
        }
        return new StackStatus(stack, running, Optional.empty(), failed, 0);
    }

    /** The job that deployed the stack; empty if nothing was deployed, or if it was destroyed. */
    public Optional<Job> deployed() {
        return settled.filter(job -> job.operation() != JobOperation.DESTROY);
    }
}
