package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.JobOutcome;
import java.time.Clock;
import java.util.Optional;

/** Puts on record how far a job that runs is, and what it leaves. */
final class JobRecord {

    private final Ledger ledger;
    private final StackStates states;
    private final Clock clock;

    JobRecord(Ledger ledger, StackStates states, Clock clock) {
        this.ledger = ledger;
        this.states = states;
        this.clock = clock;
    }

    /**
     * The job is IN_PROGRESS now, unless it was cancelled before. It runs on the state that the stack has now, and on
     * the given configuration.
     */
    Job begin(String jobId, Configuration configuration) {
        return ledger.change(() -> {
            Job job = ledger.job(jobId);
            if (job.progress().state() != JobState.ACCEPTED) {
                return job;
            }
            Optional<String> state = ledger.stack(job.order().stackId()).state();
            Job begun = job.with(job.order().begun(configuration, state))
                    .with(JobProgress.unfinished(JobState.IN_PROGRESS, Optional.empty()));
            ledger.save(begun);
            return begun;
        });
    }

    /**
     * The job's engine is done. The stack's new state is kept first: if a kill comes between, the job fails at the next
     * start, but nothing that it made is lost.
     */
    Job finish(String jobId, JobOutcome outcome) {
        Optional<String> newState = outcome.state().map(ledger.blobs()::put);
        Optional<String> plan = outcome.plan().map(ledger.blobs()::put);
        Optional<String> planJson = outcome.planJson().map(ledger.blobs()::put);
        return ledger.change(() -> {
            Job job = ledger.job(jobId);
            boolean changesState = job.order().operation() != Operation.PLAN;
            Stack stack = ledger.stack(job.order().stackId());
            if (changesState && newState.isPresent()) {
                stack = stack.withState(newState.get());
                ledger.save(stack);
            }
            // Before anybody sees the end: who does finds what the job made.
            ledger.tell(stack, states);
            Job finished = job.with(new JobProgress(
                    end(outcome),
                    job.progress().forcedCancellation(),
                    Optional.of(clock.instant()),
                    outcome.failure(),
                    changesState ? newState.or(job.order()::stateBefore) : Optional.empty(),
                    plan,
                    planJson,
                    outcome.outputs()));
            ledger.save(finished);
            return finished;
        });
    }

    private static JobState end(JobOutcome outcome) {
        if (outcome.cancelled()) {
            return JobState.CANCELED;
        }
        return outcome.failure().isPresent() ? JobState.FAILED : JobState.SUCCEEDED;
    }

    /** The job ended without an outcome of an engine. One that is finished stays as it is. */
    Job end(String jobId, JobState state, Optional<Failure> why) {
        return ledger.change(() -> {
            Job job = ledger.job(jobId);
            if (job.finished()) {
                return job;
            }
            ledger.stacks().find(job.order().stackId()).ifPresent(stack -> ledger.tell(stack, states));
            Job ended = job.with(job.progress().ended(state, clock.instant(), why));
            ledger.save(ended);
            return ended;
        });
    }
}
