package dev.featurestore.operator.cloud;

import java.util.Map;

/**
 * A job to submit.
 *
 * @param name its display name
 * @param work what it does
 * @param freeformTags its freeform tags
 */
public record JobOrder(String name, Work work, Map<String, String> freeformTags) {

    public JobOrder {
        freeformTags = Map.copyOf(freeformTags);
    }

    /** What a job does. */
    public sealed interface Work {

        /** Plan only. */
        record Plan() implements Work {}

        /** Plan and apply in one go ({@code AUTO_APPROVED}). */
        record Apply() implements Work {}

        /**
         * Apply exactly a plan ({@code FROM_PLAN_JOB_ID}).
         *
         * @param jobId OCID of the plan job
         */
        record ApplyPlan(String jobId) implements Work {}

        /**
         * Plan the return to the configuration and the variables of an earlier apply job.
         *
         * @param jobId OCID of the apply job
         */
        record PlanRollback(String jobId) implements Work {}

        /**
         * Apply exactly the plan of a rollback ({@code FROM_PLAN_ROLLBACK_JOB_ID}).
         *
         * @param jobId OCID of the job that planned it
         */
        record ApplyRollback(String jobId) implements Work {}

        /** Destroy all resources. */
        record Destroy() implements Work {}
    }
}
