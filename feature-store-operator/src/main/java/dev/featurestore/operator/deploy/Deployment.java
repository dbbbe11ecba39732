package dev.featurestore.operator.deploy;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings a stack to what a request says: finds or makes it, runs an apply job on it, waits for the end. */
public final class Deployment {

    /** Resource Manager has a job's outputs about a second after its end; this is long after that. */
    private static final Duration OUTPUTS_LATEST = Duration.ofSeconds(60);

    private final ResourceManager resourceManager;
    private final Clock clock;
    private final Pace pace;
    private final Consumer<Event> listener;

    public Deployment(ResourceManager resourceManager, Clock clock, Pace pace, Consumer<Event> listener) {
        this.resourceManager = resourceManager;
        this.clock = clock;
        this.pace = pace;
        this.listener = listener;
    }

    /** The stack that {@link #apply} would work on; only asks. */
    public Target target(DeploymentRequest request) {
        return new TargetFinder(resourceManager.stacks()).find(request);
    }

    /**
     * Deploys.
     *
     * @return how it ended, also if the job failed or was canceled
     * @throws FeatureStoreException if it did not come to an end: the stack is missing or ambiguous, the cloud refused or
     *     did not answer, or this thread was interrupted; the job, if there is one, then goes on
     */
    public DeploymentResult apply(DeploymentRequest request) {
        Instant start = clock.instant();
        Target target = target(request);
        Stack stack = bringUpToDate(target, request);
        Job job = resourceManager
                .jobs()
                .submit(
                        stack.id(),
                        new JobOrder("apply " + request.stackName(), new JobOrder.Work.Apply(), request.jobTags()));
        listener.accept(new Event.JobSubmitted(job));
        try {
            Patience patience = new Patience(clock, pace, listener);
            JobEnd end = new JobFollower(resourceManager.jobs(), clock, pace, listener, patience, request.redaction())
                    .follow(job.id());
            List<Output> outputs = end.job().state() == JobState.SUCCEEDED ? outputs(job.id(), patience) : List.of();
            return new DeploymentResult(
                    stack, target instanceof Target.New, end, outputs, Duration.between(start, clock.instant()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED,
                    "interrupted; job " + job.id() + " of stack " + stack.name() + " goes on without this build",
                    "look at the job in the Console, and wait for its end before you apply again");
        }
    }

    private Stack bringUpToDate(Target target, DeploymentRequest request) {
        if (target instanceof Target.Existing existing) {
            Stack updated = resourceManager
                    .stacks()
                    .update(existing.stack().id(), request.contents().keepingTagsOf(existing.stack()))
                    .stack();
            listener.accept(new Event.StackUpdated(updated));
            return updated;
        }
        Stack created = resourceManager
                .stacks()
                .create(request.compartmentId(), request.contents())
                .stack();
        listener.accept(new Event.StackCreated(created));
        return created;
    }

    private List<Output> outputs(String jobId, Patience patience) throws InterruptedException {
        Instant latest = clock.instant().plus(OUTPUTS_LATEST);
        while (true) {
            Optional<List<Output>> outputs =
                    patience.ask(() -> resourceManager.jobs().outputs(jobId));
            if (outputs.isPresent()) {
                return outputs.get();
            }
            if (clock.instant().isAfter(latest)) {
                throw FeatureStoreException.of(
                        FailureCode.CLOUD_REFUSED,
                        "job " + jobId + " succeeded, but its outputs are still not to be had",
                        "the deployment is done; read the outputs from the job in the Console, or apply again");
            }
            pace.pause(Duration.ZERO);
        }
    }
}
