package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.JobLog;
import dev.featurestore.emulator.engine.JobOutcome;
import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.JobLogFile;
import dev.featurestore.emulator.store.LogEntry;
import dev.featurestore.emulator.store.LogLevel;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs each job in a thread of its own, and keeps what it leaves. */
final class JobRunner implements AutoCloseable {

    private static final String INTERNAL = "INTERNAL_SERVICE_ERROR";
    private static final long CLOSE_MILLIS = 5000;

    private final Ledger ledger;
    private final JobRecord record;
    private final EngineSource engines;
    private final BucketBundles buckets;
    private final Clock clock;
    private final Map<String, RunningJob> running = new ConcurrentHashMap<>();
    private volatile boolean closing;

    JobRunner(Ledger ledger, EngineSource engines, BucketBundles buckets, Clock clock) {
        this.ledger = ledger;
        this.record = new JobRecord(ledger, clock);
        this.engines = engines;
        this.buckets = buckets;
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
            work(jobId, self);
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

    private void work(String jobId, RunningJob self) throws IOException, InterruptedException {
        JobLogFile log = ledger.logs().writing(jobId);
        try {
            Job waiting = ledger.job(jobId);
            Optional<Failure> unreadable = buckets.problem(waiting.order());
            if (unreadable.isPresent()) {
                append(log, LogLevel.ERROR, "Error: " + unreadable.get().message());
                record.end(jobId, JobState.FAILED, unreadable);
                return;
            }
            Job job = record.begin(jobId, buckets.read(waiting.order()));
            Optional<Failure> stale = stalePlan(job);
            if (stale.isPresent()) {
                append(log, LogLevel.ERROR, "Error: Saved plan is stale");
                append(log, LogLevel.ERROR, stale.get().message());
                record.end(jobId, JobState.FAILED, stale);
            } else if (self.cancelled()) {
                append(log, LogLevel.INFO, "The job was cancelled before it began.");
                record.end(jobId, JobState.CANCELED, Optional.empty());
            } else if (job.order().operation() == Operation.IMPORT_TF_STATE) {
                record.finish(jobId, imported(job, log));
            } else {
                JobOutcome outcome =
                        self.interruptible(() -> engines.next().run(request(job), new EngineLog(log), self::cancelled));
                record.finish(jobId, outcome);
            }
        } finally {
            log.finish();
        }
    }

    private JobOutcome imported(Job job, JobLogFile log) {
        Optional<byte[]> state = job.order().importedState().flatMap(ledger.blobs()::get);
        append(
                log,
                LogLevel.INFO,
                "Imported a Terraform state of "
                        + new AssociatedResources().of(state).size() + " resources.");
        return new JobOutcome(false, Optional.empty(), state, Optional.empty(), Optional.empty(), List.of());
    }

    private static String failure(Throwable thrown) {
        return thrown instanceof IOException && thrown.getMessage() != null
                ? thrown.getMessage()
                : "The embedded cloud failed: " + thrown;
    }

    /** A plan can be applied only to the state that it was made for. */
    private Optional<Failure> stalePlan(Job job) {
        return job.order()
                .resolvedPlanJobId()
                .flatMap(ledger.jobs()::find)
                .filter(plan -> !plan.order().stateBefore().equals(job.order().stateBefore()))
                .map(plan -> new Failure(
                        "TERRAFORM_EXECUTION_ERROR",
                        "The plan of the job " + plan.id()
                                + " can no longer be applied because the state was changed by another operation"
                                + " after the plan was created."));
    }

    private JobRequest request(Job job) {
        JobOrder order = job.order();
        return new JobRequest(
                order.operation().engineOperation(),
                ledger.blobs().path(order.configuration().bundle()),
                order.configuration().folder(),
                order.configuration().variables(),
                order.stateBefore().flatMap(ledger.blobs()::get),
                Tenancy.REGION,
                order.id());
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
        try {
            JobLogFile log = ledger.logs().writing(jobId);
            append(log, LogLevel.ERROR, lastLine);
            log.finish();
        } finally {
            record.end(jobId, state, why);
        }
    }

    private void append(JobLogFile log, LogLevel level, String message) {
        log.append(new LogEntry(clock.instant().truncatedTo(ChronoUnit.MILLIS), level, message));
    }

    private final class EngineLog implements JobLog {

        private final JobLogFile file;

        EngineLog(JobLogFile file) {
            this.file = file;
        }

        @Override
        public void info(String line) {
            append(file, LogLevel.INFO, line);
        }

        @Override
        public void error(String line) {
            append(file, LogLevel.ERROR, line);
        }
    }
}
