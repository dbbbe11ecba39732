package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.Redaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Cancels a job, and waits until it has finished. */
public final class Cancellation {

    private final Jobs jobs;
    private final JobRun run;
    private final Consumer<Event> listener;

    /** @param listener receives the events, except those of the job's log */
    public Cancellation(Jobs jobs, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.jobs = jobs;
        this.listener = listener;
        this.run = new JobRun(jobs, clock, pace, event -> {
            if (event instanceof Event.StillTrying) {
                listener.accept(event);
            }
        });
    }

    /** The running job of a stack, if there is one. Other unfinished jobs wait for it. */
    public Optional<Job> running(String stackId) {
        return StackHistory.of(jobs.ofStack(stackId)).unfinished();
    }

    /**
     * Cancels a job, and waits until it has finished.
     *
     * @param forced whether to kill Terraform at once
     * @return the end of the job, which may have finished before it was canceled
     * @throws FeatureStoreException {@code INTERRUPTED} if this thread is interrupted; the job is canceled anyway
     */
    public JobEnd cancel(Job job, boolean forced) {
        if (forced || job.state() != JobState.CANCELING) {
            try {
                jobs.cancel(job.id(), forced);
            } catch (FeatureStoreException e) {
                if (!jobs.job(job.id()).state().finished()) {
                    throw e;
                }
            }
        }
        try {
            JobEnd end = run.follow(job, new Redaction(List.of()));
            listener.accept(new Event.JobEnded(end.job()));
            return end;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                            FailureCode.INTERRUPTED,
                            "Interrupted: the cancellation of "
                                    + job.operation().words() + " job " + job.id() + " continues in OCI",
                            "Check the status of the stack",
                            e)
                    .suggesting(Command.ofStack(Goal.STATUS, job.stackId()));
        }
    }
}
