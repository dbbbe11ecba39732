package dev.featurestore.operator.deploy;

import java.time.Duration;
import java.util.Optional;

/**
 * How a deployment is to go.
 *
 * @param force whether a job runs although nothing has changed
 * @param detach whether the job is left to itself when it is submitted
 * @param planJob OCID of the plan job whose plan is to be applied, and nothing else
 * @param leftAt OCID of the stack at which an earlier run of this folder was left
 * @param busyTimeout how long a stack is waited for that another job holds; zero not to wait
 * @param review looks at the plan of every change of what may have resources; without one nothing is planned apart
 */
public record Terms(
        boolean force,
        boolean detach,
        Optional<String> planJob,
        Optional<String> leftAt,
        Duration busyTimeout,
        Optional<PlanReview> review) {}
