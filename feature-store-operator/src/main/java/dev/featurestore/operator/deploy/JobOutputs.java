package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import java.util.List;
import java.util.Optional;

/**
 * The outputs of a stack, and what is known of their age.
 *
 * @param job the apply job that they are from
 * @param outputs the outputs
 * @param later the newest job after it that has changed, or may have changed, resources without new outputs
 */
public record JobOutputs(Job job, List<Output> outputs, Optional<Job> later) {

    public JobOutputs {
        outputs = List.copyOf(outputs);
    }

    /** Why the outputs may no longer be true; empty if they are those of the last change. */
    public Optional<String> stale() {
        return later.map(change -> change.operation().words() + " job " + change.id() + ' ' + ended(change)
                + ", after apply job " + job.id() + " that these outputs are from");
    }

    /** The job whose outputs a stack has, and the job that may have outdated them. */
    record Source(Job job, Optional<Job> later) {

        /**
         * Finds both. Only a job that applies has outputs, and after a destroy job that succeeded there are none.
         *
         * @param newestFirst the stack's jobs; read only as far as needed
         */
        static Optional<Source> in(Iterable<Job> newestFirst) {
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
            default -> "has not ended";
        };
    }
}
