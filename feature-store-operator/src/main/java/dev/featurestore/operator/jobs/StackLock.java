package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.words.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits for the lock of a stack: Resource Manager runs one job of a stack at a time. */
public final class StackLock {

    /** Number of retries if the service reports that a stack without an unfinished job is busy. */
    private static final int REFUSALS = 3;

    private final Jobs jobs;
    private final JobRun run;
    private final Clock clock;
    private final PollSchedule pace;
    private final Consumer<Event> listener;

    public StackLock(Jobs jobs, JobRun run, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.jobs = jobs;
        this.run = run;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
    }

    /** Work on a stack. */
    public interface Work<T> {

        /** Resumes an unfinished job; empty if it is not a job of this work. */
        Optional<T> resume(Job unfinished) throws InterruptedException;

        /** Starts while no job holds the stack. Called again after a failure with {@code STACK_BUSY}. */
        T begin(StackHistory history) throws InterruptedException;
    }

    /**
     * Runs work on a stack as soon as no other job holds it.
     *
     * @param timeout maximum time to wait
     * @throws FeatureStoreException {@code STACK_BUSY} after that time
     */
    public <T> T run(String stackId, Duration timeout, Work<T> work) throws InterruptedException {
        Instant latest = clock.instant().plus(timeout);
        int refusals = 0;
        while (true) {
            StackHistory history = StackHistory.of(jobs.ofStack(stackId));
            if (history.unfinished().isPresent()) {
                Job holder = history.unfinished().get();
                Optional<T> done = work.resume(holder);
                if (done.isPresent()) {
                    return done.get();
                }
                await(holder, timeout, latest);
                refusals = 0;
                continue;
            }
            try {
                return work.begin(history);
            } catch (FeatureStoreException e) {
                refusals++;
                if (e.code() != FailureCode.STACK_BUSY || refusals > REFUSALS) {
                    throw e;
                }
            }
            // Another client was faster; its job will be listed soon.
            pace.backOff(refusals);
        }
    }

    private void await(Job holder, Duration timeout, Instant latest) throws InterruptedException {
        if (clock.instant().isBefore(latest)) {
            listener.accept(new Event.StackBusy(holder, timeout));
        }
        if (!clock.instant().isBefore(latest) || !run.ended(holder, latest)) {
            throw FeatureStoreException.of(
                            FailureCode.STACK_BUSY,
                            "The stack is busy: " + text(holder) + " has not finished"
                                    + (timeout.isZero() ? "" : " after " + timeout.toSeconds() + " s"),
                            "Run the same command again later, wait longer with -Dfeaturestore.busyTimeout=SECONDS, or"
                                    + " cancel that job")
                    .suggesting(Command.ofJob(Goal.CANCEL, holder.id()));
        }
    }

    private static String text(Job job) {
        return job.operation().words() + " job " + job.id() + ", submitted at " + Times.text(job.created());
    }
}
