package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.StackDrift;
import dev.featurestore.operator.cloud.Stacks;
import dev.featurestore.operator.cloud.TerraformSource;
import dev.featurestore.operator.cloud.WorkReader;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.jobs.JobRun;
import dev.featurestore.operator.jobs.PollSchedule;
import dev.featurestore.operator.upgrade.Upgrade;
import dev.featurestore.operator.verify.SensitiveVariables;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A stack in memory with a plan job; its jobs end at once. */
final class UpgradedStack implements ResourceManager, UnaskedStacks, UnaskedJobs, PollSchedule {

    private static final String ID = "ocid1.ormstack.oc1..a";

    private final Stack stack = new Stack(ID, "store", "ocid1.compartment.oc1..a", Instant.EPOCH, Map.of(), Map.of());
    private final List<Job> newestFirst = new ArrayList<>();
    private Map<String, String> variables = Map.of();

    /** The variables of each apply job, in their order. */
    final List<Map<String, String>> applied = new ArrayList<>();

    /** What each of these jobs does. */
    final List<String> works = new ArrayList<>();

    /** The log of each apply job, in their order; a job without one has logged nothing. */
    final List<String> logs = new ArrayList<>();

    /** Number of the apply job that fails. */
    int failing;

    /** Number of the apply job after which another client submits one. */
    int foreignJobAfter;

    DeploymentOutcome run(
            ColorProbe probe,
            DeploymentSettings settings,
            Map<String, String> wanted,
            Consumer<Event> listener,
            Upgrade upgrade)
            throws InterruptedException {
        FakeClock clock = new FakeClock();
        StackContents contents = new StackContents(
                "store", new TerraformSource.Zip(new byte[0]), "", "1.5.x", wanted, Map.of(), Map.of());
        DeploymentRequest request = new DeploymentRequest(
                false,
                Optional.of(ID),
                "store",
                stack.compartmentId(),
                contents,
                Delivery.NONE,
                Fingerprint.of("bundle", wanted, "1.5.x"),
                Optional.empty(),
                Optional.empty(),
                new SensitiveVariables(module()),
                new Redaction(List.of()),
                settings);
        variables = wanted;
        Job plan = job(JobOperation.PLAN, JobState.SUCCEEDED);
        DeploymentSteps steps =
                new DeploymentSteps(this, clock, listener, new JobRun(this, clock, this, listener), request);
        return new UpgradeRun(steps, request, probe, upgrade, details(), plan).run();
    }

    private static TerraformModule module() {
        try {
            return TerraformModule.parse(Map.of());
        } catch (HclSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private Job job(JobOperation operation, JobState state) {
        Job job = new Job(
                "ocid1.ormjob.oc1.." + (newestFirst.size() + 1),
                ID,
                operation.words(),
                operation,
                state,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Map.of());
        newestFirst.add(0, job);
        return job;
    }

    private StackDetails details() {
        return new StackDetails(stack, variables, "1.5.x", "", Optional.empty(), "etag");
    }

    @Override
    public StackDetails update(String stackId, StackContents contents) {
        variables = contents.variables();
        return details();
    }

    @Override
    public Job submit(String stackId, JobOrder order) {
        applied.add(variables);
        works.add(order.work().getClass().getSimpleName());
        Job job = job(JobOperation.APPLY, applied.size() == failing ? JobState.FAILED : JobState.SUCCEEDED);
        if (applied.size() == foreignJobAfter) {
            job(JobOperation.APPLY, JobState.SUCCEEDED);
        }
        return job;
    }

    @Override
    public Job job(String jobId) {
        return newestFirst.stream()
                .filter(job -> job.id().equals(jobId))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Iterable<Job> ofStack(String stackId) {
        return newestFirst;
    }

    @Override
    public LogPage log(String jobId, Optional<String> page) {
        int number = applied.isEmpty() ? 0 : applied.size() - 1;
        return new LogPage(
                number < logs.size()
                        ? logs.get(number)
                                .lines()
                                .map(line -> new LogPage.Line(Optional.empty(), line))
                                .toList()
                        : List.of(),
                Optional.empty());
    }

    @Override
    public Optional<List<Output>> outputs(String jobId) {
        return Optional.of(List.of());
    }

    @Override
    public Stacks stacks() {
        return this;
    }

    @Override
    public Jobs jobs() {
        return this;
    }

    @Override
    public Optional<StackDetails> find(String stackId) {
        return Optional.of(details());
    }

    @Override
    public void pause(Duration running) {}

    @Override
    public void moment() {}

    @Override
    public void backOff(int failures, Duration atLeast, Duration atMost) {}

    @Override
    public Duration betweenLogs(Duration running) {
        return Duration.ZERO;
    }

    @Override
    public StackDrift drift() {
        throw new AssertionError("not asked");
    }

    @Override
    public WorkReader works() {
        throw new AssertionError("not asked");
    }

    @Override
    public void close() {}
}
