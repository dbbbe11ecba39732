package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.JobOutcome;
import java.time.Clock;
import java.util.Optional;

/** Records the progress and the results of jobs. */
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
     * Marks the job as IN_PROGRESS, unless it was canceled before. It runs on the stack's current state and the given
     * configuration.
     */
    ServedJob begin(String jobId, ServedConfiguration configuration) {
        return ledger.change(() -> {
            ServedJob job = ledger.job(jobId);
            if (job.progress().state() != ServedJobState.ACCEPTED) {
                return job;
            }
            Optional<String> state = ledger.stack(job.order().stackId()).state();
            ServedJob begun = job.with(job.order().begun(configuration, state))
                    .with(JobProgress.unfinished(ServedJobState.IN_PROGRESS, Optional.empty()));
            ledger.save(begun);
            return begun;
        });
    }

    /**
     * Records the end of the job's engine. The stack's new state is stored first: after a kill in between, the job fails
     * at the next start, but its resources are in the state.
     */
    ServedJob finish(String jobId, JobOutcome outcome) {
        Optional<String> newState = outcome.state().map(ledger.blobs()::put);
        Optional<String> plan = outcome.plan().map(ledger.blobs()::put);
        Optional<String> planJson = outcome.planJson().map(ledger.blobs()::put);
        return ledger.change(() -> {
            ServedJob job = ledger.job(jobId);
            boolean changesState = !job.order().operation().plans();
            ServedStack stack = ledger.stack(job.order().stackId());
            if (changesState && newState.isPresent()) {
                stack = stack.withState(newState.get());
                ledger.save(stack);
            }
            // Before the end is visible, so that a client that sees it finds the job's resources.
            ledger.publish(stack, states);
            ServedJob finished = job.with(new JobProgress(
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

    private static ServedJobState end(JobOutcome outcome) {
        if (outcome.canceled()) {
            return ServedJobState.CANCELED;
        }
        return outcome.failure().isPresent() ? ServedJobState.FAILED : ServedJobState.SUCCEEDED;
    }

    /** Records the end of a job without an outcome of an engine. A finished job stays as it is. */
    ServedJob end(String jobId, ServedJobState state, Optional<Failure> why) {
        return ledger.change(() -> {
            ServedJob job = ledger.job(jobId);
            if (job.finished()) {
                return job;
            }
            ledger.stacks().find(job.order().stackId()).ifPresent(stack -> ledger.publish(stack, states));
            ServedJob ended = job.with(job.progress().ended(state, clock.instant(), why));
            ledger.save(ended);
            return ended;
        });
    }
}
