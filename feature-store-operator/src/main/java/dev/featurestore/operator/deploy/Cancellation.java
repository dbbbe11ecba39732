package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Cancels a job, and waits for its end. */
public final class Cancellation {

    private final Jobs jobs;
    private final JobRun run;
    private final Consumer<Event> listener;

    /** @param listener gets what happens, but not the job's log */
    public Cancellation(Jobs jobs, Clock clock, Pace pace, Consumer<Event> listener) {
        this.jobs = jobs;
        this.listener = listener;
        this.run = new JobRun(jobs, clock, pace, event -> {
            if (event instanceof Event.StillTrying) {
                listener.accept(event);
            }
        });
    }

    /** The job of a stack that runs, if there is one: of several that are unfinished the others wait for it. */
    public Optional<Job> running(String stackId) {
        return StackHistory.of(jobs.of(stackId)).unfinished();
    }

    /**
     * Cancels a job, and waits for its end.
     *
     * @param forced whether Terraform is stopped at once
     * @return how the job ended: it may have been done before it was canceled
     * @throws FeatureStoreException {@code INTERRUPTED} if this thread was; the job ends all the same
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
                            "interrupted; " + job.operation().words() + " job " + job.id()
                                    + " was asked to end, and ends without this build",
                            "look at the stack",
                            e)
                    .suggesting(Command.ofStack(Goal.STATUS, job.stackId()));
        }
    }
}
