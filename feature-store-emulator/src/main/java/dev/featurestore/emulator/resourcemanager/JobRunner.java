package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs each job in a thread of its own, one of a stack at a time. */
final class JobRunner implements AutoCloseable {

    private static final String INTERNAL = "INTERNAL_SERVICE_ERROR";
    private static final long CLOSE_MILLIS = 5000;

    private final Ledger ledger;
    private final JobRecord record;
    private final JobWork work;
    private final Clock clock;
    private final Map<String, RunningJob> running = new ConcurrentHashMap<>();
    private volatile boolean closing;

    JobRunner(Ledger ledger, EngineSource engines, BucketBundles buckets, StackStates states, Clock clock) {
        this.ledger = ledger;
        this.record = new JobRecord(ledger, states, clock);
        this.work = new JobWork(ledger, record, engines, buckets, clock);
        this.clock = clock;
    }

    /** Fails the jobs that were under way when the cloud that ran them ended. Before any other job starts. */
    void failInterrupted() {
        for (Job job : ledger.jobs().all()) {
            if (!job.finished()) {
                fail(
                        job.id(),
                        "The embedded cloud ended while the job was "
                                + job.progress().state()
                                + "; what the job had done until then is not in the stack's state.");
            }
        }
    }

    /**
     * Starts a job that is on record as ACCEPTED, or lets it wait until no other job of its stack is unfinished. Only
     * inside of a change of the ledger, as {@link #cancel}.
     */
    void start(Job job) {
        if (isFirst(job)) {
            launch(job);
        }
    }

    private boolean isFirst(Job job) {
        return ledger.jobs().all().stream()
                .noneMatch(other -> other.order().stackId().equals(job.order().stackId())
                        && !other.finished()
                        && other.order().sequence() < job.order().sequence());
    }

    /** Starts the job that waited for one that is finished now. */
    private void startNext(String stackId) {
        if (closing) {
            return;
        }
        ledger.change(() -> {
            ledger.jobs().all().stream()
                    .filter(job -> job.order().stackId().equals(stackId)
                            && !job.finished()
                            && !running.containsKey(job.id())
                            && isFirst(job))
                    .findFirst()
                    .ifPresent(this::launch);
            return stackId;
        });
    }

    private void launch(Job job) {
        RunningJob started =
                new RunningJob(job.id(), self -> run(job.id(), job.order().stackId(), self));
        running.put(job.id(), started);
        try {
            started.start();
        } catch (OutOfMemoryError e) {
            // What Java throws if the system gives it no further thread.
            running.remove(job.id());
            fail(job.id(), failure(e));
        }
    }

    /** Asks a job to stop; by force, its engine is interrupted and what it did is lost. One that waits is over. */
    void cancel(String jobId, boolean forced) {
        RunningJob job = running.get(jobId);
        if (job != null) {
            job.cancel(forced);
        } else {
            end(jobId, "The job was cancelled before it began.", JobState.CANCELED, Optional.empty());
        }
    }

    /** Stops all jobs where they are; the next start finds and fails them. */
    @Override
    public void close() {
        closing = true;
        List<RunningJob> jobs = List.copyOf(running.values());
        jobs.forEach(RunningJob::abandon);
        jobs.forEach(job -> job.join(CLOSE_MILLIS));
    }

    /** Whatever an engine throws ends its job, and nothing but its job. */
    private void run(String jobId, String stackId, RunningJob self) {
        try {
            work.run(jobId, self);
        } catch (InterruptedException e) {
            cancelledByForce(jobId);
        } catch (IOException | RuntimeException | Error e) {
            // Errors too: a stack can be deep or large enough to overflow its engine.
            if (self.forced()) {
                cancelledByForce(jobId);
            } else {
                fail(jobId, failure(e));
            }
        } finally {
            running.remove(jobId);
            startNext(stackId);
        }
    }

    private static String failure(Throwable thrown) {
        return (thrown instanceof IOException || thrown instanceof UncheckedIOException) && thrown.getMessage() != null
                ? thrown.getMessage()
                : "The embedded cloud failed: " + thrown;
    }

    private void cancelledByForce(String jobId) {
        end(
                jobId,
                "The job was cancelled by force; what it had done is not in the stack's state.",
                JobState.CANCELED,
                Optional.empty());
    }

    private void fail(String jobId, String message) {
        end(jobId, "Error: " + message, JobState.FAILED, Optional.of(new Failure(INTERNAL, message)));
    }

    /** Ends a job in the middle. While the cloud closes it is left as it is, for the next start to fail. */
    private void end(String jobId, String lastLine, JobState state, Optional<Failure> why) {
        if (closing) {
            return;
        }
        try (JobOutput log = new JobOutput(ledger.logs().writing(jobId), clock)) {
            log.error(lastLine);
        } finally {
            record.end(jobId, state, why);
        }
    }
}
