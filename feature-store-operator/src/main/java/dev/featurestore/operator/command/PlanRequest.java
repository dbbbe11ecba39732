package dev.featurestore.operator.command;

import dev.featurestore.operator.report.Results;
import java.time.Duration;
import java.util.Map;

/**
 * Request of {@link Plan}.
 *
 * @param inputs the configuration to plan, and the cloud
 * @param results where to write {@code plan.json}, {@code plan-report.json} and {@code plan.env}
 * @param failOnChanges whether to fail if the plan has changes
 * @param busyTimeout maximum time to wait while another job holds the stack; zero fails at once
 * @param dryRun whether to print the changes without making them
 * @param stepOutputs whether to add the plan job, and whether there are changes, to the outputs of the step in GitHub Actions
 * @param noCost whether to leave out what the plan costs
 * @param jobTags freeform tags of the job: where it comes from
 */
public record PlanRequest(
        Inputs inputs,
        Results results,
        boolean failOnChanges,
        Duration busyTimeout,
        boolean dryRun,
        boolean stepOutputs,
        boolean noCost,
        Map<String, String> jobTags) {

    public PlanRequest {
        jobTags = Map.copyOf(jobTags);
    }

    /** A request with the default options. */
    public static PlanRequest of(Inputs inputs, Results results) {
        return new PlanRequest(inputs, results, false, ApplyOptions.BUSY_TIMEOUT, false, false, false, Map.of());
    }

    public PlanRequest withFailOnChanges(boolean failOnChanges) {
        return new PlanRequest(inputs, results, failOnChanges, busyTimeout, dryRun, stepOutputs, noCost, jobTags);
    }

    public PlanRequest withBusyTimeout(Duration busyTimeout) {
        return new PlanRequest(inputs, results, failOnChanges, busyTimeout, dryRun, stepOutputs, noCost, jobTags);
    }

    public PlanRequest withDryRun(boolean dryRun) {
        return new PlanRequest(inputs, results, failOnChanges, busyTimeout, dryRun, stepOutputs, noCost, jobTags);
    }

    public PlanRequest withStepOutputs(boolean stepOutputs) {
        return new PlanRequest(inputs, results, failOnChanges, busyTimeout, dryRun, stepOutputs, noCost, jobTags);
    }

    public PlanRequest withNoCost(boolean noCost) {
        return new PlanRequest(inputs, results, failOnChanges, busyTimeout, dryRun, stepOutputs, noCost, jobTags);
    }

    public PlanRequest withJobTags(Map<String, String> jobTags) {
        return new PlanRequest(inputs, results, failOnChanges, busyTimeout, dryRun, stepOutputs, noCost, jobTags);
    }
}
