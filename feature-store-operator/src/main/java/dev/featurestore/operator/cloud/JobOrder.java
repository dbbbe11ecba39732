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

        /** Destroy all resources. */
        record Destroy() implements Work {}
    }
}
