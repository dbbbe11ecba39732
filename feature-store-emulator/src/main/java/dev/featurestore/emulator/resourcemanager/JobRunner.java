package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs each job in its own thread, one job of a stack at a time. */
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

    /** Marks the jobs as failed that ran when their cloud ended. Call it before any job starts. */
    void failInterrupted() {
        for (ServedJob job : ledger.jobs().all()) {
            if (!job.finished()) {
                fail(
                        job.id(),
                        "The embedded cloud ended while the job was "
                                + job.progress().state()
                                + ". The job's changes are not in the stack's state.");
            }
        }
    }

    /**
     * Starts a job that is recorded as ACCEPTED, or lets it wait until the other jobs of its stack have ended. Only
     * inside of a change of the ledger, like {@link #cancel}.
     */
    void start(ServedJob job) {
        if (isFirst(job)) {
            launch(job);
        }
    }

    private boolean isFirst(ServedJob job) {
        return ledger.jobs().all().stream()
                .noneMatch(other -> other.order().stackId().equals(job.order().stackId())
                        && !other.finished()
                        && other.order().sequence() < job.order().sequence());
    }

    /** Starts the job that waited for the end of another one. */
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

    private void launch(ServedJob job) {
        RunningJob started =
                new RunningJob(job.id(), self -> run(job.id(), job.order().stackId(), self));
        running.put(job.id(), started);
        try {
            started.start();
        } catch (OutOfMemoryError e) {
            // Java throws this if the system has no further thread.
            running.remove(job.id());
            fail(job.id(), failure(e));
        }
    }

    /** Asks a job to stop; by force, its engine is interrupted and its changes are lost. A waiting job ends at once. */
    void cancel(String jobId, boolean forced) {
        RunningJob job = running.get(jobId);
        if (job != null) {
            job.cancel(forced);
        } else {
            end(jobId, "The job was canceled before it started.", ServedJobState.CANCELED, Optional.empty());
        }
    }

    /** Stops all jobs; the next start marks them as failed. */
    @Override
    public void close() {
        closing = true;
        List<RunningJob> jobs = List.copyOf(running.values());
        jobs.forEach(RunningJob::abandon);
        jobs.forEach(job -> job.join(CLOSE_MILLIS));
    }

    /** Runs a job. An exception of its engine ends this job only. */
    private void run(String jobId, String stackId, RunningJob self) {
        try {
            work.run(jobId, self);
        } catch (InterruptedException e) {
            canceledByForce(jobId);
        } catch (IOException | RuntimeException | Error e) {
            // Errors too: a stack can be deep or large enough to overflow its engine.
            if (self.forced()) {
                canceledByForce(jobId);
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
                : "Internal error in the embedded cloud: " + thrown;
    }

    private void canceledByForce(String jobId) {
        end(
                jobId,
                "The job was canceled by force. Its changes are not in the stack's state.",
                ServedJobState.CANCELED,
                Optional.empty());
    }

    private void fail(String jobId, String message) {
        end(jobId, "Error: " + message, ServedJobState.FAILED, Optional.of(new Failure(INTERNAL, message)));
    }

    /** Ends a job early. While the cloud closes, the job stays as it is, and the next start marks it as failed. */
    private void end(String jobId, String lastLine, ServedJobState state, Optional<Failure> why) {
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
