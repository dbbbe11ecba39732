package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.jobs.JobRun;
import dev.featurestore.operator.jobs.StackHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps of a deployment for one request; reports the job that it submits, and follows it. */
final class DeploymentSteps {

    private final ResourceManager resourceManager;
    private final Clock clock;
    private final Consumer<Event> listener;
    private final JobRun run;
    private final DeploymentRequest request;
    private final Instant start;
    private Redaction redaction;
    private Optional<Job> lastChange = Optional.empty();
    private @Nullable Job current;

    DeploymentSteps(
            ResourceManager resourceManager,
            Clock clock,
            Consumer<Event> listener,
            JobRun run,
            DeploymentRequest request) {
        this(resourceManager, clock, listener, run, request, clock.instant());
    }

    private DeploymentSteps(
            ResourceManager resourceManager,
            Clock clock,
            Consumer<Event> listener,
            JobRun run,
            DeploymentRequest request,
            Instant start) {
        this.resourceManager = resourceManager;
        this.clock = clock;
        this.listener = listener;
        this.run = run;
        this.request = request;
        this.start = start;
        this.redaction = request.redaction();
    }

    /** The same steps for a settled request. */
    DeploymentSteps with(DeploymentRequest settled) {
        DeploymentSteps steps = new DeploymentSteps(resourceManager, clock, listener, run, settled, start);
        steps.redaction = settled.redaction().and(redaction);
        steps.lastChange = lastChange;
        return steps;
    }

    /** Remembers the history of the stack before the steps. */
    void after(StackHistory history) {
        lastChange = history.lastChange();
    }

    /**
     * Hides the secrets of the request, and those of before: the state still has the values of the job that made the last change,
     * even if a plan has updated the stack since.
     */
    Redaction redaction() {
        if (lastChange.isPresent() && !request.sensitive().names().isEmpty()) {
            redaction = redaction.and(request.sensitive()
                    .secrets(resourceManager.jobs().variables(lastChange.get().id())));
        }
        lastChange = Optional.empty();
        return redaction;
    }

    StackDetails details(Target.Existing target) {
        return target.details().orElseGet(() -> details(target.stack().id()));
    }

    StackDetails details(String stackId) {
        if (request.stackId().isPresent()) {
            return new TargetFinder(resourceManager, listener).byId(stackId);
        }
        return resourceManager
                .stacks()
                .find(stackId)
                .orElseThrow(() -> FeatureStoreException.of(
                                FailureCode.STACK_NOT_FOUND,
                                "Stack " + request.stackName() + "  " + stackId
                                        + " is in the list of the compartment, but cannot be read: it was deleted in the meantime, or you"
                                        + " have the permission to inspect stacks, but not to read them",
                                "Ask an administrator for the policies that this command prints, then run the same command again")
                        .suggesting(Command.of(Goal.POLICIES)));
    }

    void report(Event event) {
        listener.accept(event);
    }

    /** Reports why the stack counts as changed or unchanged. */
    void compared(String result) {
        listener.accept(new Event.Compared("Stack " + request.stackName() + ": " + result));
    }

    StackDetails create() {
        request.delivery().deliver();
        StackDetails created = resourceManager.stacks().create(request.compartmentId(), request.first());
        listener.accept(new Event.StackCreated(created.stack()));
        return created;
    }

    /** Whether the last job was started with everything in the request, and the stack is still the same. */
    boolean isCurrent(StackDetails details, StackHistory history) {
        return Comparison.sameTags(request, details)
                && history.last()
                        .filter(job -> new Comparison(resourceManager.stacks()).same(request, details, job))
                        .isPresent();
    }

    /** Updates the stack, unless it is current. */
    StackDetails update(StackDetails details, StackHistory history) {
        if (!isCurrent(details, history)) {
            return update(details);
        }
        request.delivery().deliver();
        return details;
    }

    StackDetails update(StackDetails details) {
        request.delivery().deliver();
        StackDetails updated =
                resourceManager.stacks().update(details.stack().id(), ProtectionTag.merged(request, details.stack()));
        listener.accept(new Event.StackUpdated(updated.stack()));
        if (ProtectionTag.isSet(details.stack()) && !ProtectionTag.isSet(updated.stack())) {
            listener.accept(new Event.ProtectionRemoved(updated.stack()));
        }
        return updated;
    }

    /**
     * Submits the first job after an update of the stack.
     *
     * @param history the stack's history before the update
     * @throws FeatureStoreException {@code STACK_BUSY} if another client has submitted a job since then
     */
    Job submit(StackDetails details, JobOrder.Work work, StackHistory history) {
        return submit(details, work, history.newest());
    }

    /**
     * Submits a job after an update of the stack.
     *
     * @param expected OCID of the newest job before the update
     * @throws FeatureStoreException {@code STACK_BUSY} if another client has submitted a job since then
     */
    Job submit(StackDetails details, JobOrder.Work work, Optional<String> expected) {
        requireNewest(details, expected);
        return submit(details, work);
    }

    /**
     * Submits an apply job of an upgrade that is not its last one; see {@link #submit(StackDetails, JobOrder.Work, Optional)}.
     *
     * @param step its number, and that of all jobs
     */
    Job submitStep(StackDetails details, Optional<String> expected, String step) {
        requireNewest(details, expected);
        return submit(details, new JobOrder.Work.Apply(), Map.of(Fingerprint.STEP_TAG, step));
    }

    private void requireNewest(StackDetails details, Optional<String> expected) {
        Iterator<Job> jobs =
                resourceManager.jobs().ofStack(details.stack().id()).iterator();
        Optional<String> newest = jobs.hasNext() ? Optional.of(jobs.next().id()) : Optional.empty();
        if (!newest.equals(expected)) {
            throw FeatureStoreException.of(
                    FailureCode.STACK_BUSY,
                    "Another job of stack " + request.stackName() + " was submitted at the same time: "
                            + newest.orElse("not listed any more"),
                    "Run the same command again");
        }
    }

    Job submit(StackDetails details, JobOrder.Work work) {
        return submit(details, work, Map.of());
    }

    private Job submit(StackDetails details, JobOrder.Work work, Map<String, String> moreTags) {
        redaction();
        Map<String, String> tags = new HashMap<>(request.settings().jobTags());
        tags.putAll(request.fingerprint().tags(details.etag()));
        tags.putAll(moreTags);
        String name = (work instanceof JobOrder.Work.Plan ? "plan " : "apply ") + request.stackName();
        Job job = resourceManager.jobs().submit(details.stack().id(), new JobOrder(name, work, tags));
        current = job;
        listener.accept(new Event.JobSubmitted(job));
        return job;
    }

    /** Adopts a job that an earlier run has submitted. */
    void adopt(Job job) {
        current = job;
        listener.accept(new Event.JobFound(job));
    }

    JobEnd follow(Job job) throws InterruptedException {
        JobEnd end = run.follow(job, redaction());
        current = null;
        listener.accept(new Event.JobEnded(end.job()));
        return end;
    }

    /** Follows an apply job until it has finished, unless the request detaches it. */
    DeploymentOutcome outcome(Stack stack, DeploymentResult.Course course, Job job) throws InterruptedException {
        return request.settings().detach()
                ? new DeploymentOutcome.Detached(stack, job)
                : result(stack, course, follow(job));
    }

    DeploymentResult result(Stack stack, DeploymentResult.Course course, JobEnd end) throws InterruptedException {
        boolean applied = end.job().state() == JobState.SUCCEEDED && end.job().operation() == JobOperation.APPLY;
        List<Output> outputs = applied ? run.outputs(end.job()) : List.of();
        return new DeploymentResult(stack, course, end, outputs, Duration.between(start, clock.instant()));
    }

    /** Follows a plan job until it has finished, and fetches the plan. */
    DeploymentPlan planned(Stack stack, boolean created, Job job) throws InterruptedException {
        JobEnd end = follow(job);
        Optional<byte[]> json =
                end.job().state() == JobState.SUCCEEDED ? Optional.of(planJson(end.job())) : Optional.empty();
        return new DeploymentPlan(stack, created, end, redaction(), json);
    }

    byte[] planJson(Job plan) throws InterruptedException {
        return run.planJson(plan);
    }

    /** The failure of an interrupted run. */
    FeatureStoreException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        Job job = current;
        return job == null
                ? FeatureStoreException.of(
                        FailureCode.INTERRUPTED,
                        "Interrupted before a job was submitted for stack " + request.stackName(),
                        "Run the same command again",
                        e)
                : FeatureStoreException.of(
                                FailureCode.INTERRUPTED,
                                "Interrupted: " + job.operation().words() + " job " + job.id() + " of stack "
                                        + request.stackName() + " continues in OCI",
                                "Run the same command again to follow the job, or print its log, or cancel it",
                                e)
                        .suggesting(
                                Command.ofJob(Goal.LOGS, job.id()).with("featurestore.follow"),
                                Command.ofJob(Goal.CANCEL, job.id()));
    }
}
