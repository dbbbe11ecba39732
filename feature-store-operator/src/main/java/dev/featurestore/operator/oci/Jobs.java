package dev.featurestore.operator.oci;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import java.util.Optional;

/** The SDK's job as ours. */
final class Jobs {

    private Jobs() {}

    static Job toJob(com.oracle.bmc.resourcemanager.model.Job job) {
        return new Job(
                job.getId(),
                state(job.getLifecycleState()),
                Optional.ofNullable(job.getFailureDetails())
                        .map(f -> f.getCode().getValue() + ": " + f.getMessage()));
    }

    private static JobState state(com.oracle.bmc.resourcemanager.model.Job.LifecycleState state) {
        return switch (state) {
            case Accepted -> JobState.ACCEPTED;
            case Canceling -> JobState.CANCELING;
            case Succeeded -> JobState.SUCCEEDED;
            case Failed -> JobState.FAILED;
            case Canceled -> JobState.CANCELED;
            // A state that this version does not know is not an end that it knows.
            case InProgress, UnknownEnumValue -> JobState.IN_PROGRESS;
        };
    }
}
