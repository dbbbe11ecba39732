package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.JobOutcome;
import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.signing.Tenancy;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a job does from its beginning to its end, in its own thread. */
final class JobWork {

    private final Ledger ledger;
    private final JobRecord record;
    private final EngineSource engines;
    private final BucketBundles buckets;
    private final Clock clock;

    JobWork(Ledger ledger, JobRecord record, EngineSource engines, BucketBundles buckets, Clock clock) {
        this.ledger = ledger;
        this.record = record;
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
            Optional<Failure> stale = stalePlan(job);
            if (stale.isPresent()) {
                log.error("Error: Saved plan is stale");
                log.error(stale.get().message());
                record.end(jobId, JobState.FAILED, stale);
            } else if (self.cancelled()) {
                log.info("The job was cancelled before it began.");
                record.end(jobId, JobState.CANCELED, Optional.empty());
            } else if (job.order().operation() == Operation.IMPORT_TF_STATE) {
                record.finish(jobId, imported(job, log));
            } else {
                JobOutcome outcome = self.interruptible(() -> engines.next().run(request(job), log, self::cancelled));
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
}
