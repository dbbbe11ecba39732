package dev.featurestore.operator.deploy;

import java.time.Duration;
import java.util.Map;
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
 * @param protectedReview the same in place of {@code review} if the stack or its configuration is protected
 * @param liftsProtection whether a configuration that is not protected removes the protection of the stack
 * @param undoReview decides whether a rollback may be undone; empty: it may
 * @param probe asks a color between the jobs of an upgrade without downtime; empty: each upgrade is a single job
 * @param jobTags freeform tags of each job, beside those of its fingerprint
 */
public record DeploymentSettings(
        boolean force,
        boolean detach,
        Optional<String> planJob,
        Optional<String> leftAt,
        Duration busyTimeout,
        Optional<PlanReview> review,
        Optional<PlanReview> protectedReview,
        boolean liftsProtection,
        Optional<UndoReview> undoReview,
        Optional<ColorProbe> probe,
        Map<String, String> jobTags) {

    /** Default of the maximum time to wait while another job holds the stack. */
    public static final Duration BUSY_TIMEOUT = Duration.ofMinutes(30);

    /** Follows the job to its end, without a plan of its own. */
    public static final DeploymentSettings DEFAULT = new DeploymentSettings(
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            BUSY_TIMEOUT,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Map.of());

    public DeploymentSettings withForce(boolean force) {
        return new DeploymentSettings(
                force,
                detach,
                planJob,
                leftAt,
                busyTimeout,
                review,
                protectedReview,
                liftsProtection,
                undoReview,
                probe,
                jobTags);
    }

    public DeploymentSettings withDetach(boolean detach) {
        return new DeploymentSettings(
                force,
                detach,
                planJob,
                leftAt,
                busyTimeout,
                review,
                protectedReview,
                liftsProtection,
                undoReview,
                probe,
                jobTags);
    }

    public DeploymentSettings withPlanJob(Optional<String> planJob) {
        return new DeploymentSettings(
                force,
                detach,
                planJob,
                leftAt,
                busyTimeout,
                review,
                protectedReview,
                liftsProtection,
                undoReview,
                probe,
                jobTags);
    }

    public DeploymentSettings withLeftAt(Optional<String> leftAt) {
        return new DeploymentSettings(
                force,
                detach,
                planJob,
                leftAt,
                busyTimeout,
                review,
                protectedReview,
                liftsProtection,
                undoReview,
                probe,
                jobTags);
    }

    public DeploymentSettings withBusyTimeout(Duration busyTimeout) {
        return new DeploymentSettings(
                force,
                detach,
                planJob,
                leftAt,
                busyTimeout,
                review,
                protectedReview,
                liftsProtection,
                undoReview,
                probe,
                jobTags);
    }

    public DeploymentSettings withReviews(Optional<PlanReview> review, Optional<PlanReview> protectedReview) {
        return new DeploymentSettings(
                force,
                detach,
                planJob,
                leftAt,
                busyTimeout,
                review,
                protectedReview,
                liftsProtection,
                undoReview,
                probe,
                jobTags);
    }

    public DeploymentSettings withLiftsProtection(boolean liftsProtection) {
        return new DeploymentSettings(
                force,
                detach,
                planJob,
                leftAt,
                busyTimeout,
                review,
                protectedReview,
                liftsProtection,
                undoReview,
                probe,
                jobTags);
    }

    public DeploymentSettings withUndoReview(Optional<UndoReview> undoReview) {
        return new DeploymentSettings(
                force,
                detach,
                planJob,
                leftAt,
                busyTimeout,
                review,
                protectedReview,
                liftsProtection,
                undoReview,
                probe,
                jobTags);
    }

    public DeploymentSettings withProbe(Optional<ColorProbe> probe) {
        return new DeploymentSettings(
                force,
                detach,
                planJob,
                leftAt,
                busyTimeout,
                review,
                protectedReview,
                liftsProtection,
                undoReview,
                probe,
                jobTags);
    }

    public DeploymentSettings withJobTags(Map<String, String> jobTags) {
        return new DeploymentSettings(
                force,
                detach,
                planJob,
                leftAt,
                busyTimeout,
                review,
                protectedReview,
                liftsProtection,
                undoReview,
                probe,
                Map.copyOf(jobTags));
    }
}
