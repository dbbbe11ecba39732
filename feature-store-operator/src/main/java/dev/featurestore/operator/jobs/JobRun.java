package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Follows jobs, and fetches their files. */
public final class JobRun {

    /** Resource Manager's maximum duration of a job. */
    private static final Duration LONGEST_JOB = Duration.ofHours(24);

    /** Maximum pause in following a job, whatever the service asks for: an absurd {@code Retry-After} must not end it. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Maximum time to wait for a job's files: Resource Manager has them about one second after its end. */
    private static final Duration FILES_LATEST = Duration.ofSeconds(60);

    private final Jobs jobs;
    private final Clock clock;
    private final PollSchedule pace;
    private final Consumer<Event> listener;
    private final RetryPolicy running;

    public JobRun(Jobs jobs, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.jobs = jobs.once();
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
        this.running = ofRunningJob(clock, pace, listener);
    }

    /** Repeats requests about a running job: the job continues meanwhile, so reading its state must not fail. */
    static RetryPolicy ofRunningJob(Clock clock, PollSchedule pace, Consumer<Event> listener) {
        return new RetryPolicy(
                        clock, pace, LONGEST_JOB, problem -> listener.accept(new Event.StillTrying(problem, true)))
                .waitingAtMost(LONGEST_PAUSE);
    }

    /** Follows a job until it has finished. */
    public JobEnd follow(Job job, Redaction redaction) throws InterruptedException {
        return new JobFollower(jobs, clock, pace, listener, running, redaction).follow(job.id());
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
        while (!until(latest, true).ask(() -> jobs.job(job.id())).state().finished()) {
            if (!clock.instant().isBefore(latest)) {
                return false;
            }
            pace.pause(Duration.between(start, clock.instant()));
        }
        return true;
    }

    private RetryPolicy until(Instant latest, boolean isRunning) {
        return new RetryPolicy(
                clock,
                pace,
                Duration.between(clock.instant(), latest),
                problem -> listener.accept(new Event.StillTrying(problem, isRunning)));
    }

    private <T> T file(Job job, String name, Supplier<Optional<T>> question) throws InterruptedException {
        Instant latest = clock.instant().plus(FILES_LATEST);
        String succeeded = "Job " + job.id() + " succeeded, but its " + name + " not available";
        while (true) {
            Optional<T> file;
            try {
                // A single attempt may take long: the time counts from the job's end, not from the first failure.
                file = until(latest, false)
                        .ask(
                                question,
                                e -> RetryPolicy.isTemporary(e)
                                        && clock.instant().isBefore(latest));
            } catch (FeatureStoreException e) {
                throw FeatureStoreException.of(
                        e.code(),
                        succeeded + ": " + e.message(),
                        JobFollower.thenAgain(e.hint(), "to read the result of the job"),
                        e);
            }
            if (file.isPresent()) {
                return file.get();
            }
            if (clock.instant().isAfter(latest)) {
                throw FeatureStoreException.of(
                        FailureCode.CLOUD_REFUSED, succeeded + " yet", "Run the same command again later");
            }
            pace.moment();
        }
    }
}
