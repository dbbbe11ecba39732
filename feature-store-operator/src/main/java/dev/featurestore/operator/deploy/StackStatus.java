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
 * How a stack is.
 *
 * @param stack the stack
 * @param running the job that runs on it or waits to
 * @param settled the last job that succeeded and changed something, so that what it left is what is there
 * @param failed the last job that failed or was canceled, if that was after {@code settled}; a job that changes nothing,
 *     such as a plan job, only if none has succeeded after it
 * @param resources how many resources its state knows
 */
public record StackStatus(
        StackDetails stack, Optional<Job> running, Optional<Job> settled, Optional<Job> failed, int resources) {

    /** Asks for it: four requests, one more where a job failed. */
    public static StackStatus of(String stackId, ResourceManager resourceManager) {
        StackDetails stack = resourceManager
                .stacks()
                .find(stackId)
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.STACK_NOT_FOUND,
                        "the stack " + stackId + " was deleted meanwhile",
                        "run the same command again"));
        StackStatus known = of(stack, resourceManager.jobs().of(stackId));
        return new StackStatus(
                stack,
                known.running,
                known.settled,
                known.failed.map(job -> resourceManager.jobs().job(job.id())),
                resourceManager.stacks().resources(stackId).size());
    }

    /** @param jobs all of them, newest first; no more are looked at than is needed */
    static StackStatus of(StackDetails stack, Iterable<Job> jobs) {
        Optional<Job> running = Optional.empty();
        Optional<Job> failed = Optional.empty();
        boolean overtaken = false;
        for (Job job : jobs) {
            if (!job.state().finished()) {
                running = Optional.of(job); // of several, the oldest: the others wait for it
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

    /** The job whose work is deployed; none if nothing ever was, or if it was destroyed. */
    public Optional<Job> deployed() {
        return settled.filter(job -> job.operation() != JobOperation.DESTROY);
    }
}
