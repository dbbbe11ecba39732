package dev.featurestore.operator.deploy;

import java.time.Duration;
import java.util.Optional;

/**
 * Options of a deployment.
 *
 * @param force whether to run a job although nothing has changed
 * @param detach whether to return as soon as the job is submitted
 * @param planJob OCID of the plan job whose plan to apply; default: the job makes its own plan
 * @param leftAt OCID of the stack of an interrupted run of this folder
 * @param busyTimeout maximum time to wait while another job holds the stack; zero fails at once
 * @param review reviews the plan before each change of a stack that may have resources; empty: no separate plan job
 */
public record DeploymentSettings(
        boolean force,
        boolean detach,
        Optional<String> planJob,
        Optional<String> leftAt,
        Duration busyTimeout,
        Optional<PlanReview> review) {}
