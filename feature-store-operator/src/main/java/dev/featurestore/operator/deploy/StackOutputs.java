package dev.featurestore.operator.deploy;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.Output;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Fetches the outputs of what is deployed. */
public final class StackOutputs {

    private final Jobs jobs;
    private final JobRun run;

    public StackOutputs(Jobs jobs, Clock clock, Pace pace, Consumer<Event> listener) {
        this.jobs = jobs;
        this.run = new JobRun(jobs, clock, pace, listener);
    }

    /** The outputs of the last apply job of a stack; none if nothing is deployed. */
    public Optional<List<Output>> of(String stackId) {
        Optional<Job> job = StackStatus.lastApply(jobs.of(stackId));
        if (job.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(run.outputs(job.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED,
                    "interrupted before the outputs were there",
                    "run the same command again",
                    e);
        }
    }
}
