package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.JobOutcome;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a job does from its beginning to its end, in its own thread. */
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

    /** Does it; what is thrown is for the caller to put on record. */
    void run(String jobId, RunningJob self) throws IOException, InterruptedException {
        try (JobOutput log = new JobOutput(ledger.logs().writing(jobId), clock)) {
            Job waiting = ledger.job(jobId);
            Optional<Failure> unreadable = buckets.problem(waiting.order());
            if (unreadable.isPresent()) {
                log.error("Error: " + unreadable.get().message());
                record.end(jobId, JobState.FAILED, unreadable);
                return;
            }
            Job job = record.begin(jobId, buckets.read(waiting.order()));
            if (self.cancelled()) {
                log.info("The job was cancelled before it began.");
                record.end(jobId, JobState.CANCELED, Optional.empty());
            } else if (job.order().operation() == Operation.IMPORT_TF_STATE) {
                record.finish(jobId, imported(job, log));
            } else {
                JobOutcome outcome =
                        self.interruptible(() -> engines.next().run(requests.of(job), log, self::cancelled));
                record.finish(jobId, outcome);
            }
        }
    }

    private JobOutcome imported(Job job, JobOutput log) {
        Optional<byte[]> state = job.order().importedState().flatMap(ledger.blobs()::get);
        log.info("Imported a Terraform state of "
                + new AssociatedResources().of(state).size() + " resources.");
        return new JobOutcome(false, Optional.empty(), state, Optional.empty(), Optional.empty(), List.of());
    }
}
