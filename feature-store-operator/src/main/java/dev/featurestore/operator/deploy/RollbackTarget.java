package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The apply job that a rollback returns to.
 *
 * @param job the apply job
 * @param reached the rollback that has returned to it already, if it is the last change of the stack
 */
record RollbackTarget(Job job, Optional<Job> reached) {

    /**
     * Chooses the job.
     *
     * @param newestFirst all jobs of the stack
     * @param toJob OCID of the job to return to; empty: the last successful apply job before the current state
     * @param name name of the stack
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if the stack has no such apply job; {@code NO_JOB} if nothing is
     *     deployed, or no earlier apply job exists
     */
    static RollbackTarget of(Iterable<Job> newestFirst, Optional<String> toJob, String name) {
        List<Job> jobs = new ArrayList<>();
        newestFirst.forEach(jobs::add);
        List<Job> changes = jobs.stream()
                .filter(job -> job.state().finished() && job.operation().changes())
                .toList();
        Optional<Job> last = changes.stream().findFirst();
        Job target = toJob.isPresent() ? named(jobs, toJob.get(), name) : earlier(changes, name);
        Optional<Job> reached = last.filter(job -> Fingerprint.isRollback(job) && job.state() == JobState.SUCCEEDED)
                .filter(job -> Fingerprint.rolledBackTo(job).equals(Optional.of(target.id())));
        return new RollbackTarget(target, reached);
    }

    private static Job named(List<Job> jobs, String id, String name) {
        Job job = find(jobs, id).orElseThrow(() -> invalid("featurestore.toJob: stack " + name + " has no job " + id));
        // A rollback stands for the job that it has returned to.
        Job applied = Fingerprint.isRollback(job)
                ? Fingerprint.rolledBackTo(job).flatMap(to -> find(jobs, to)).orElse(job)
                : job;
        if (!isApplied(applied)) {
            throw invalid("featurestore.toJob: must be an apply job that succeeded, but job " + id + " is of operation "
                    + job.operation() + " and in state " + job.state());
        }
        return applied;
    }

    private static FeatureStoreException invalid(String message) {
        return FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        message,
                        "Use the OCID of an apply job of this stack. To list its jobs")
                .suggesting(Command.of(Goal.JOBS));
    }

    private static Job earlier(List<Job> changes, String name) {
        if (changes.isEmpty() || isDestroyed(changes.get(0))) {
            throw FeatureStoreException.of(
                            FailureCode.NO_JOB,
                            "Cannot roll back stack " + name + ": nothing is deployed",
                            "Deploy it, or set featurestore.toJob to an apply job before it was destroyed")
                    .suggesting(Command.of(Goal.APPLY), Command.of(Goal.JOBS));
        }
        Job last = changes.get(0);
        if (Fingerprint.isRollback(last)) {
            // To what an interrupted run of the same command has chosen: a second run must not go one step further.
            return Fingerprint.rolledBackTo(last)
                    .flatMap(id -> find(changes, id))
                    .orElseThrow(() -> elsewhere(last, name));
        }
        for (Job job : changes.subList(1, changes.size())) {
            if (isDestroyed(job)) {
                break;
            }
            // The state before was that of the job that a rollback has returned to, not that of the job before it.
            Optional<Job> state = isReturned(job)
                    ? Fingerprint.rolledBackTo(job)
                            .flatMap(id -> find(changes, id))
                            .or(() -> Optional.of(job).filter(RollbackTarget::isApplied))
                    : Optional.of(job);
            if (state.isEmpty()) {
                throw elsewhere(job, name);
            }
            if (isApplied(state.get())
                    && !job.freeformTags().containsKey(Fingerprint.STEP_TAG)
                    && !isSame(state.get(), last)) {
                return state.get();
            }
        }
        throw FeatureStoreException.of(
                        FailureCode.NO_JOB,
                        "Cannot roll back stack " + name + ": it has no earlier apply job that succeeded with another"
                                + " configuration",
                        "Change the configuration, and apply it. To list the jobs")
                .suggesting(Command.of(Goal.JOBS));
    }

    private static FeatureStoreException elsewhere(Job rollback, String name) {
        return FeatureStoreException.of(
                        FailureCode.NO_JOB,
                        "Cannot find out what stack " + name + " was rolled back to by job " + rollback.id()
                                + ", which was submitted elsewhere",
                        "Set featurestore.toJob to the apply job to return to. To list the jobs")
                .suggesting(Command.of(Goal.JOBS));
    }

    private static boolean isReturned(Job job) {
        return Fingerprint.isRollback(job) && job.state() == JobState.SUCCEEDED;
    }

    /** Whether a job has deployed the same as the last, successful one. */
    private static boolean isSame(Job job, Job last) {
        return isApplied(last)
                && Fingerprint.of(last).filter(started -> started.isOf(job)).isPresent();
    }

    private static boolean isApplied(Job job) {
        return job.operation() == JobOperation.APPLY && job.state() == JobState.SUCCEEDED;
    }

    private static boolean isDestroyed(Job job) {
        return job.operation() == JobOperation.DESTROY && job.state() == JobState.SUCCEEDED;
    }

    private static Optional<Job> find(List<Job> jobs, String id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }
}
