package dev.featurestore.operator.deploy;

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

/** Waits until no other job holds a stack: Resource Manager runs one at a time. */
final class Turn {

    /** How often the service may call a stack busy that has no unfinished job: then it means something else. */
    private static final int REFUSALS = 3;

    private final Jobs jobs;
    private final JobRun run;
    private final Clock clock;
    private final Pace pace;
    private final Consumer<Event> listener;

    Turn(Jobs jobs, JobRun run, Clock clock, Pace pace, Consumer<Event> listener) {
        this.jobs = jobs;
        this.run = run;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
    }

    /** What is to be done with a stack. */
    interface Work<T> {

        /** Goes on with a job that runs already; nothing if it is another's. */
        Optional<T> goOnWith(Job unfinished) throws InterruptedException;

        /** Begins, for no job holds the stack. A refusal with {@code STACK_BUSY} is tried again. */
        T begin(StackHistory history) throws InterruptedException;
    }

    /**
     * Does something with a stack when no other job holds it.
     *
     * @param timeout how long to wait for that
     * @throws FeatureStoreException {@code STACK_BUSY} if it took longer
     */
    <T> T take(String stackId, Duration timeout, Work<T> work) throws InterruptedException {
        Instant latest = clock.instant().plus(timeout);
        int refusals = 0;
        while (true) {
            StackHistory history = StackHistory.of(jobs.of(stackId));
            if (history.unfinished().isPresent()) {
                Job holder = history.unfinished().get();
                Optional<T> done = work.goOnWith(holder);
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
            // Another client came first; its job is in the list by now, or in a moment.
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
                            "the stack is busy: " + words(holder) + " has not ended"
                                    + (timeout.isZero() ? "" : " after " + timeout.toSeconds() + " s"),
                            "run the same command again later, wait longer with -Dfeaturestore.busyTimeout (seconds), or cancel"
                                    + " that job")
                    .suggesting(Command.ofJob(Goal.CANCEL, holder.id()));
        }
    }

    private static String words(Job job) {
        return job.operation().words() + " job " + job.id() + ", submitted at " + Times.text(job.created());
    }
}
