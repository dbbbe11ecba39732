package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Follows jobs, and fetches what they leave. */
final class JobRun {

    /** Resource Manager has a job's files about a second after its end; this is long after that. */
    private static final Duration FILES_LATEST = Duration.ofSeconds(60);

    private final Jobs jobs;
    private final Clock clock;
    private final Pace pace;
    private final Consumer<Event> listener;
    private final Patience patience;

    JobRun(Jobs jobs, Clock clock, Pace pace, Consumer<Event> listener) {
        this.jobs = jobs;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.patience = new Patience(clock, pace, listener);
    }

    /** Follows a job to its end. */
    JobEnd follow(Job job, Redaction redaction) throws InterruptedException {
        return new JobFollower(jobs, clock, pace, listener, patience, redaction).follow(job.id());
    }

    /** The outputs of an apply job that succeeded. */
    List<Output> outputs(Job job) throws InterruptedException {
        return file(job, "outputs", () -> jobs.outputs(job.id()));
    }

    /** The plan of a plan job that succeeded. */
    byte[] planJson(Job job) throws InterruptedException {
        return file(job, "plan", () -> jobs.planJson(job.id()));
    }

    /**
     * Waits until a job has ended, whose log is nothing to us.
     *
     * @param latest when to give up
     * @return whether it has ended
     */
    boolean ended(Job job, Instant latest) throws InterruptedException {
        Instant start = clock.instant();
        while (!patience.ask(() -> jobs.job(job.id())).state().finished()) {
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
            Optional<T> file = patience.ask(question);
            if (file.isPresent()) {
                return file.get();
            }
            if (clock.instant().isAfter(latest)) {
                throw FeatureStoreException.of(
                        FailureCode.CLOUD_REFUSED,
                        "job " + job.id() + " succeeded, but its " + name + " is still not to be had",
                        "the job is done; run the same command again later");
            }
            pace.moment();
        }
    }
}
