package dev.featurestore.operator.command;

import dev.featurestore.operator.report.Results;
import java.time.Duration;

/**
 * Request of {@link Operator#plan}.
 *
 * @param inputs the configuration to plan, and the cloud
 * @param results where to write {@code plan.json}, {@code plan-report.json} and {@code plan.env}
 * @param failOnChanges whether to fail if the plan has changes
 * @param busyTimeout maximum time to wait while another job holds the stack; zero fails at once
 * @param dryRun whether to print the changes without making them
 */
public record PlanRequest(
        Inputs inputs, Results results, boolean failOnChanges, Duration busyTimeout, boolean dryRun) {}
