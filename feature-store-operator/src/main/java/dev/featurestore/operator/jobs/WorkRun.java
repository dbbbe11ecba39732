package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.WorkProgress;
import dev.featurestore.operator.cloud.WorkReader;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Follows a work request until it has ended. Retries after no answer, 429 and 5xx, because the work continues meanwhile. */
public final class WorkRun {

    private final WorkReader works;
    private final Clock clock;
    private final PollSchedule pace;
    private final RetryPolicy retries;

    public WorkRun(WorkReader works, Clock clock, PollSchedule pace, Consumer<Event> listener) {
        this.works = works;
        this.clock = clock;
        this.pace = pace;
        this.retries = JobRun.ofRunningJob(clock, pace, listener);
    }

    /**
     * Waits until a work request has succeeded.
     *
     * @param what what it does, to follow "Cannot"
     * @throws FeatureStoreException {@code CLOUD_REFUSED} with its errors if it failed or was canceled
     */
    public void succeeded(String workRequestId, String what) throws InterruptedException {
        Instant start = clock.instant();
        WorkReader once = works.once();
        WorkProgress progress = retries.ask(() -> once.work(workRequestId));
        while (!progress.state().finished()) {
            pace.pause(Duration.between(start, clock.instant()));
            progress = retries.ask(() -> once.work(workRequestId));
        }
        if (progress.state() != WorkProgress.State.SUCCEEDED) {
            throw FeatureStoreException.of(
                    FailureCode.CLOUD_REFUSED,
                    "Cannot " + what + ": work request " + workRequestId + " ended as " + progress.state()
                            + String.join(
                                    "",
                                    works.errors(workRequestId).stream()
                                            .map(error -> ", " + error)
                                            .toList()),
                    "Fix the cause that the service reports, then run the same command again");
        }
    }
}
