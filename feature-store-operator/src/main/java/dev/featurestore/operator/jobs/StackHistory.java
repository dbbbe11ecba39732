package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import java.util.Optional;

/**
 * The history of a stack, read from its jobs.
 *
 * @param unfinished the job that holds the stack: the unfinished job that was submitted first
 * @param lastChange the latest finished job that may have changed resources
 * @param last the latest finished job
 * @param newest OCID of the job that was submitted last
 */
public record StackHistory(
        Optional<Job> unfinished, Optional<Job> lastChange, Optional<Job> last, Optional<String> newest) {

    /**
     * Reads the history.
     *
     * @param newestFirst the stack's jobs; read only as far as is needed
     */
    public static StackHistory of(Iterable<Job> newestFirst) {
        Optional<Job> unfinished = Optional.empty();
        Optional<Job> last = Optional.empty();
        Optional<String> newest = Optional.empty();
        for (Job job : newestFirst) {
            newest = newest.or(() -> Optional.of(job.id()));
            if (!job.state().finished()) {
                unfinished = Optional.of(job);
                continue;
            }
            last = last.or(() -> Optional.of(job));
            if (job.operation().changes()) {
                return new StackHistory(unfinished, Optional.of(job), last, newest);
            }
        }
        return new StackHistory(unfinished, Optional.empty(), last, newest);
    }

    /** The apply job that made the last change; empty after a failed one, a destroy or an import. */
    public Optional<Job> deployed() {
        return lastChange.filter(job -> job.operation() == JobOperation.APPLY && job.state() == JobState.SUCCEEDED);
    }

    /** Whether the stack may have resources. */
    public boolean mayHaveResources() {
        return lastChange.isPresent()
                && !(lastChange.get().operation() == JobOperation.DESTROY
                        && lastChange.get().state() == JobState.SUCCEEDED);
    }
}
