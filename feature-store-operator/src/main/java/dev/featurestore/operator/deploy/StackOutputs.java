package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.JobOutputs;
import dev.featurestore.operator.jobs.JobRun;
import dev.featurestore.operator.jobs.PollSchedule;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Fetches the outputs of a deployed stack. */
public final class StackOutputs {

    private final Jobs jobs;
    private final JobRun run;

    public StackOutputs(Jobs jobs, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.jobs = jobs;
        this.run = new JobRun(jobs, clock, pace, listener);
    }

    /** The outputs of the last apply job of a stack; empty if nothing is deployed. */
    public Optional<JobOutputs> ofStack(String stackId) {
        Optional<JobOutputs.Source> source = JobOutputs.Source.in(jobs.ofStack(stackId));
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Job job = source.get().job();
        try {
            return Optional.of(
                    new JobOutputs(job, run.outputs(job), source.get().later()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED, "Interrupted while reading the outputs", "Run the same command again", e);
        }
    }
}
