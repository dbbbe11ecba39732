package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.joblog.Redaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Follows jobs, and fetches their files. */
public final class JobRun {

    /** Maximum time to wait for a job's files: Resource Manager has them about one second after its end. */
    private static final Duration FILES_LATEST = Duration.ofSeconds(60);

    private final Jobs jobs;
    private final Clock clock;
    private final PollSchedule pace;
    private final Consumer<Event> listener;
    private final RetryPolicy retries;

    public JobRun(Jobs jobs, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.jobs = jobs;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.retries = new RetryPolicy(clock, pace, listener);
    }

    /** Follows a job until it has finished. */
    public JobEnd follow(Job job, Redaction redaction) throws InterruptedException {
        return new JobFollower(jobs, clock, pace, listener, retries, redaction).follow(job.id());
    }

    /** The outputs of a successful apply job. */
    public List<Output> outputs(Job job) throws InterruptedException {
        return file(job, "outputs are", () -> jobs.outputs(job.id()));
    }

    /** The plan of a successful plan job. */
    public byte[] planJson(Job job) throws InterruptedException {
        return file(job, "plan is", () -> jobs.planJson(job.id()));
    }

    /**
     * Waits until a job of another run has finished; does not read its log.
     *
     * @param latest when to give up
     * @return whether it has finished
     */
    boolean ended(Job job, Instant latest) throws InterruptedException {
        Instant start = clock.instant();
        while (!retries.ask(() -> jobs.job(job.id())).state().finished()) {
            if (!clock.instant().isBefore(latest)) {
                return false;
            }
            pace.pause(Duration.between(start, clock.instant()));
        }
        return true;
    }

    private <T> T file(Job job, String name, Supplier<Optional<T>> question) throws InterruptedException {
        Instant latest = clock.instant().plus(FILES_LATEST);
        while (true) {
            Optional<T> file = retries.ask(question);
            if (file.isPresent()) {
                return file.get();
            }
            if (clock.instant().isAfter(latest)) {
                throw FeatureStoreException.of(
                        FailureCode.CLOUD_REFUSED,
                        "Job " + job.id() + " succeeded, but its " + name + " not available yet",
                        "Run the same command again later");
            }
            pace.moment();
        }
    }
}
