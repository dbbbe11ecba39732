package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.oci.http.JsonObject;

/** Reads the service's jobs. */
final class ToJob {

    private ToJob() {}

    static Job of(JsonObject job) {
        return new Job(
                required(job.text("id"), "id"),
                required(job.text("stackId"), "stackId"),
                job.text("displayName").orElse(""),
                operation(required(job.text("operation"), "operation")),
                state(required(job.text("lifecycleState"), "lifecycleState")),
                required(job.time("timeCreated"), "timeCreated"),
                job.time("timeFinished"),
                job.object("failureDetails")
                        .map(failure -> failure.text("code").orElse("unknown") + ": "
                                + failure.text("message").orElse("no message")),
                job.textsByName("freeformTags"));
    }

    private static JobOperation operation(String operation) {
        return switch (operation) {
            case "PLAN" -> JobOperation.PLAN;
            case "APPLY" -> JobOperation.APPLY;
            case "DESTROY" -> JobOperation.DESTROY;
            case "IMPORT_TF_STATE" -> JobOperation.IMPORT_TF_STATE;
            case "PLAN_ROLLBACK" -> JobOperation.PLAN_ROLLBACK;
            case "APPLY_ROLLBACK" -> JobOperation.APPLY_ROLLBACK;
            default -> JobOperation.OTHER;
        };
    }

    private static JobState state(String state) {
        return switch (state) {
            case "ACCEPTED" -> JobState.ACCEPTED;
            case "CANCELING" -> JobState.CANCELING;
            case "SUCCEEDED" -> JobState.SUCCEEDED;
            case "FAILED" -> JobState.FAILED;
            case "CANCELED" -> JobState.CANCELED;
            // A state that this version does not know counts as running.
            default -> JobState.IN_PROGRESS;
        };
    }
}
