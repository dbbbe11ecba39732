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
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Waits for the lock of a stack: Resource Manager runs one job of a stack at a time. */
public final class StackLock {

    /** Number of retries if the service reports that a stack without an unfinished job is busy. */
    private static final int REFUSALS = 3;

    private final Jobs jobs;
    private final JobRun run;
    private final Clock clock;
    private final PollSchedule pace;
    private final Consumer<Event> listener;
    private final String stackId;
    private final Duration timeout;
    private final Instant latest;
    private int refusals;

    /** @param timeout maximum time to wait from now on */
    public StackLock(
            Jobs jobs,
            JobRun run,
            Clock clock,
            PollSchedule pace,
            Consumer<Event> listener,
            String stackId,
            Duration timeout) {
        this.jobs = jobs;
        this.run = run;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.stackId = stackId;
        this.timeout = timeout;
        this.latest = clock.instant().plus(timeout);
    }

    /**
     * Waits until no job holds the stack, or one that this run resumes.
     *
     * @param resumes whether this run resumes an unfinished job
     * @return the stack's history; it has an unfinished job only if that is to be resumed
     * @throws FeatureStoreException {@code STACK_BUSY} after the maximum time
     */
    public StackHistory take(Predicate<Job> resumes) throws InterruptedException {
        while (true) {
            StackHistory history = StackHistory.of(jobs.ofStack(stackId));
            if (history.unfinished().isEmpty()
                    || resumes.test(history.unfinished().get())) {
                history.lastChange().ifPresent(job -> listener.accept(new Event.LastChange(job)));
                return history;
            }
            await(history.unfinished().get());
            refusals = 0;
        }
    }

    /**
     * Waits a moment after the service refused the start of a job, because another client was faster; its job is listed soon.
     *
     * @throws FeatureStoreException the refusal, if it is not {@code STACK_BUSY}, or the last of several
     */
    public void retryAfter(FeatureStoreException refusal) throws InterruptedException {
        refusals++;
        if (refusal.code() != FailureCode.STACK_BUSY || refusals > REFUSALS) {
            throw refusal;
        }
        pace.backOff(refusals);
    }

    private void await(Job holder) throws InterruptedException {
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
