package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import com.oracle.bmc.resourcemanager.model.JobSummary;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts the SDK's jobs. */
final class ToJob {

    private ToJob() {}

    static Job of(com.oracle.bmc.resourcemanager.model.Job job) {
        return new Job(
                required(job.getId(), "id"),
                required(job.getStackId(), "stackId"),
                Objects.requireNonNullElse(job.getDisplayName(), ""),
                operation(required(job.getOperation(), "operation")),
                state(required(job.getLifecycleState(), "lifecycleState")),
                required(job.getTimeCreated(), "timeCreated").toInstant(),
                Optional.ofNullable(job.getTimeFinished()).map(Date::toInstant),
                Optional.ofNullable(job.getFailureDetails())
                        .map(f -> (f.getCode() == null ? "unknown" : f.getCode().getValue()) + ": " + f.getMessage()),
                orEmpty(job.getFreeformTags()));
    }

    static Job of(JobSummary job) {
        return new Job(
                required(job.getId(), "id"),
                required(job.getStackId(), "stackId"),
                Objects.requireNonNullElse(job.getDisplayName(), ""),
                operation(required(job.getOperation(), "operation")),
                state(required(job.getLifecycleState(), "lifecycleState")),
                required(job.getTimeCreated(), "timeCreated").toInstant(),
                Optional.ofNullable(job.getTimeFinished()).map(Date::toInstant),
                Optional.empty(),
                orEmpty(job.getFreeformTags()));
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> tags) {
        return Objects.requireNonNullElse(tags, Map.of());
    }

    private static JobOperation operation(com.oracle.bmc.resourcemanager.model.Job.Operation operation) {
        return switch (operation) {
            case Plan -> JobOperation.PLAN;
            case Apply -> JobOperation.APPLY;
            case Destroy -> JobOperation.DESTROY;
            case ImportTfState -> JobOperation.IMPORT_TF_STATE;
            case PlanRollback -> JobOperation.PLAN_ROLLBACK;
            case ApplyRollback -> JobOperation.APPLY_ROLLBACK;
            case UnknownEnumValue -> JobOperation.OTHER;
        };
    }

    private static JobState state(com.oracle.bmc.resourcemanager.model.Job.LifecycleState state) {
        return switch (state) {
            case Accepted -> JobState.ACCEPTED;
            case Canceling -> JobState.CANCELING;
            case Succeeded -> JobState.SUCCEEDED;
            case Failed -> JobState.FAILED;
            case Canceled -> JobState.CANCELED;
            // A state that this version does not know counts as running.
            case InProgress, UnknownEnumValue -> JobState.IN_PROGRESS;
        };
    }
}
