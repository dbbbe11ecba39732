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
    private final String tenancyId;
    private final Clock clock;
    private final Map<String, RunningJob> running = new ConcurrentHashMap<>();
    private volatile boolean closing;

    JobRunner(Ledger ledger, EngineSource engines, String tenancyId, Clock clock) {
        this.ledger = ledger;
        this.record = new JobRecord(ledger, clock);
        this.engines = engines;
        this.tenancyId = tenancyId;
        this.clock = clock;
    }

    /** Fails the jobs that were under way when the cloud that ran them ended. Before any other job starts. */
    void failInterrupted() {
        for (Job job : ledger.jobs().all()) {
            if (!job.finished()) {
                String message = "The embedded cloud ended while the job was "
                        + job.progress().state() + "; what the job had done until then is not in the stack's state.";
                log(job.id(), LogLevel.ERROR, message);
                record.end(job.id(), JobState.FAILED, Optional.of(new Failure(INTERNAL, message)));
            }
        }
    }

    /** Starts a job that is on record as ACCEPTED. */
    void start(Job job) {
        RunningJob started = new RunningJob(job.id(), control -> run(job.id(), control));
        running.put(job.id(), started);
        started.start();
    }

    /** Asks a job to stop; by force, its engine is interrupted and what it did is lost. */
    void cancel(String jobId, boolean forced) {
        RunningJob job = running.get(jobId);
        if (job != null) {
            job.cancel(forced);
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

    private void run(String jobId, RunningJob.Control control) {
        JobLogFile log = ledger.logs().writing(jobId);
        try {
            Job job = record.begin(jobId);
            Optional<Failure> stale = stalePlan(job);
            if (stale.isPresent()) {
                append(log, LogLevel.ERROR, "Error: Saved plan is stale");
                append(log, LogLevel.ERROR, stale.get().message());
                record.end(jobId, JobState.FAILED, stale);
            } else if (control.cancelled()) {
                append(log, LogLevel.INFO, "The job was cancelled before it began.");
                record.end(jobId, JobState.CANCELED, Optional.empty());
            } else {
                JobOutcome outcome = control.interruptible(
                        () -> engines.next().run(request(job), new EngineLog(log), control::cancelled));
                record.finish(jobId, outcome);
            }
        } catch (InterruptedException e) {
            interrupted(jobId, log);
        } catch (IOException | RuntimeException e) {
            if (control.forced()) {
                interrupted(jobId, log);
            } else {
                String message = e instanceof IOException ? e.getMessage() : "The embedded cloud failed: " + e;
                append(log, LogLevel.ERROR, "Error: " + message);
                record.end(jobId, JobState.FAILED, Optional.of(new Failure(INTERNAL, String.valueOf(message))));
            }
        } finally {
            log.finish();
            running.remove(jobId);
        }
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
                order.operation(),
                ledger.blobs().path(order.configuration().bundle()),
                order.configuration().folder(),
                order.configuration().variables(),
                order.stateBefore().flatMap(ledger.blobs()::get),
                Tenancy.REGION,
                tenancyId,
                order.compartmentId(),
                order.id());
    }

    private void interrupted(String jobId, JobLogFile log) {
        if (!closing) {
            append(
                    log,
                    LogLevel.ERROR,
                    "The job was cancelled by force; what it had done is not in the stack's state.");
            record.end(jobId, JobState.CANCELED, Optional.empty());
        }
    }

    private void log(String jobId, LogLevel level, String message) {
        JobLogFile log = ledger.logs().writing(jobId);
        append(log, level, message);
        log.finish();
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
