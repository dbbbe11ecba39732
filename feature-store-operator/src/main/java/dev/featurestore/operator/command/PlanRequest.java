package dev.featurestore.operator.command;

import dev.featurestore.operator.report.Results;
import java.time.Duration;

/**
 * Request of {@link Plan}.
 *
 * @param inputs the configuration to plan, and the cloud
 * @param results where to write {@code plan.json}, {@code plan-report.json} and {@code plan.env}
 * @param failOnChanges whether to fail if the plan has changes
 * @param busyTimeout maximum time to wait while another job holds the stack; zero fails at once
 * @param dryRun whether to print the changes without making them
 */
public record PlanRequest(Inputs inputs, Results results, boolean failOnChanges, Duration busyTimeout, boolean dryRun) {

    /** A request with the default options. */
    public static PlanRequest of(Inputs inputs, Results results) {
        return new PlanRequest(inputs, results, false, ApplyOptions.BUSY_TIMEOUT, false);
    }

    public PlanRequest withFailOnChanges(boolean failOnChanges) {
        return new PlanRequest(inputs, results, failOnChanges, busyTimeout, dryRun);
    }

    public PlanRequest withBusyTimeout(Duration busyTimeout) {
        return new PlanRequest(inputs, results, failOnChanges, busyTimeout, dryRun);
    }

    public PlanRequest withDryRun(boolean dryRun) {
        return new PlanRequest(inputs, results, failOnChanges, busyTimeout, dryRun);
    }
}
