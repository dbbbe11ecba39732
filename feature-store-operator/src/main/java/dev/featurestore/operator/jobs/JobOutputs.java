package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import java.util.List;
import java.util.Optional;

/**
 * The outputs of a stack, and whether they may be out of date.
 *
 * @param job the apply job that has created the outputs
 * @param outputs the outputs
 * @param later the newest later job that has changed, or may have changed, resources without new outputs
 */
public record JobOutputs(Job job, List<Output> outputs, Optional<Job> later) {

    public JobOutputs {
        outputs = List.copyOf(outputs);
    }

    /** Why the outputs may be out of date; empty if they are those of the last change. */
    public Optional<String> stale() {
        return later.map(change -> change.operation().words() + " job " + change.id() + ' ' + ended(change)
                + " after apply job " + job.id() + ", which created these outputs");
    }

    /** The job that has created the outputs of a stack, and the job that may have changed resources since. */
    public record Source(Job job, Optional<Job> later) {

        /**
         * Finds both jobs. Only jobs that apply have outputs, and a successful destroy job removes them.
         *
         * @param newestFirst the stack's jobs; read only as far as needed
         */
        public static Optional<Source> in(Iterable<Job> newestFirst) {
            Optional<Job> later = Optional.empty();
            for (Job job : newestFirst) {
                boolean succeeded = job.state() == JobState.SUCCEEDED;
                if (succeeded
                        && (job.operation() == JobOperation.APPLY || job.operation() == JobOperation.APPLY_ROLLBACK)) {
                    return Optional.of(new Source(job, later));
                }
                if (succeeded && job.operation() == JobOperation.DESTROY) {
                    return Optional.empty();
                }
                if (later.isEmpty() && job.operation().changes()) {
                    later = Optional.of(job);
                }
            }
            return Optional.empty();
        }
    }

    private static String ended(Job job) {
        return switch (job.state()) {
            case FAILED -> "failed";
            case CANCELED -> "was canceled";
            case SUCCEEDED -> "succeeded";
            default -> "has not finished";
        };
    }
}
