package dev.featurestore.operator;

import dev.featurestore.operator.report.Results;
import java.time.Duration;

/**
 * What {@link Operator#plan} is asked for.
 *
 * @param inputs what to plan, and where
 * @param results where to write {@code plan.json}, {@code plan-report.json} and {@code plan.env}
 * @param failOnChanges whether it is a failure that an apply would change something
 * @param busyTimeout how long a stack is waited for that another job holds; zero not to wait
 * @param dryRun whether to print what would be done, and change nothing
 */
public record PlanRequest(
        Inputs inputs, Results results, boolean failOnChanges, Duration busyTimeout, boolean dryRun) {}
