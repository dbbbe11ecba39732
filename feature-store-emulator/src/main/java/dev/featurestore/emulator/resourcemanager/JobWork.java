package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.JobOutcome;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Runs a job from its start to its end, in the job's own thread. */
final class JobWork {

    private final Ledger ledger;
    private final JobRecord record;
    private final JobRequests requests;
    private final EngineSource engines;
    private final BucketBundles buckets;
    private final Clock clock;

    JobWork(Ledger ledger, JobRecord record, EngineSource engines, BucketBundles buckets, Clock clock) {
        this.ledger = ledger;
        this.record = record;
        this.requests = new JobRequests(ledger);
        this.engines = engines;
        this.buckets = buckets;
        this.clock = clock;
    }

    /** Runs the job; the caller records exceptions. */
    void run(String jobId, RunningJob self) throws IOException, InterruptedException {
        try (JobOutput log = new JobOutput(ledger.logs().writing(jobId), clock)) {
            ServedJob waiting = ledger.job(jobId);
            Optional<Failure> unreadable = buckets.problem(waiting.order());
            if (unreadable.isPresent()) {
                refuse(jobId, log, unreadable.get());
                return;
            }
            ServedJob job = record.begin(jobId, buckets.read(waiting.order()));
            if (self.canceled()) {
                canceled(jobId, log);
            } else if (job.order().operation() == ServedOperation.IMPORT_TF_STATE) {
                record.finish(jobId, imported(job, log));
            } else {
                JobOutcome outcome =
                        self.interruptible(() -> engines.next().run(requests.jobRequest(job), log, self::canceled));
                record.finish(jobId, outcome);
            }
        }
    }

    /** Fails a job that cannot start. A job that was canceled meanwhile is CANCELED, because that came first. */
    private void refuse(String jobId, JobOutput log, Failure failure) {
        ledger.change(() -> {
            if (ledger.job(jobId).progress().state() == ServedJobState.CANCELING) {
                return canceled(jobId, log);
            }
            log.error("Error: " + failure.message());
            return record.end(jobId, ServedJobState.FAILED, Optional.of(failure));
        });
    }

    private ServedJob canceled(String jobId, JobOutput log) {
        log.info("The job was canceled before it started.");
        return record.end(jobId, ServedJobState.CANCELED, Optional.empty());
    }

    private JobOutcome imported(ServedJob job, JobOutput log) {
        Optional<byte[]> state = job.order().importedState().map(ledger.blobs()::get);
        log.info("Imported a Terraform state. Resources: "
                + new AssociatedResources().resources(state).size());
        return new JobOutcome(false, Optional.empty(), state, Optional.empty(), Optional.empty(), List.of());
    }
}
