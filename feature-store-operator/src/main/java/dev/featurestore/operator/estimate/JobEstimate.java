package dev.featurestore.operator.estimate;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.LogEvent;
import dev.featurestore.operator.joblog.ResourceStep;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.plan.TerraformPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the end of each job that changes resources, from its plan: that in its log or, if it applies the plan of an earlier job, that
 * plan. The estimate is made again at each look at the job, with what has ended since.
 */
public final class JobEstimate implements Consumer<Event> {

    /** An estimate of a job that takes less is not worth a request. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private ReferenceGraph references;
    private final EarlierJobs earlier;
    private final Clock clock;
    private final Map<StepType, Double> usual = new HashMap<>();
    private final Map<PlannedStep, Instant> started = new HashMap<>();
    private PlannedSteps reviewed = new PlannedSteps();
    private PlannedSteps planned = new PlannedSteps();
    private TypeDurations ended = new TypeDurations();
    private Speed speed = Speed.OCI;
    private @Nullable PlannedWork work;
    private boolean changes;
    private volatile @Nullable Instant end;

    /**
     * Estimates jobs of a stack.
     *
     * @param references the references of the configuration: a resource waits for those that it refers to
     * @param earlier its earlier jobs
     */
    public JobEstimate(ReferenceGraph references, EarlierJobs earlier, Clock clock) {
        this.references = references;
        this.earlier = earlier;
        this.clock = clock;
    }

    /** Takes the references of another configuration, to which the next job changes the stack. */
    public void configured(ReferenceGraph wanted) {
        references = wanted;
    }

    /** Takes the plan that the next job applies: the log of that job has none. */
    public void reviewed(TerraformPlan plan) {
        reviewed = PlannedSteps.of(plan);
    }

    @Override
    public void accept(Event event) {
        earlier.accept(event);
        if (event instanceof Event.JobSubmitted submitted) {
            begin(submitted.job());
        } else if (event instanceof Event.JobFound found) {
            begin(found.job());
        } else if (event instanceof Event.Logged logged) {
            read(logged.event(), logged.time());
        } else if (event instanceof Event.Looked looked) {
            end = looked.finished() || !changes || work == null ? null : estimated(work, clock.instant());
        } else if (event instanceof Event.JobEnded) {
            ended();
        }
    }

    /** The estimated end; empty before the plan is known, and if there is no estimate. Safe for several threads. */
    public Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    private void begin(Job job) {
        changes = job.operation().changes();
        started.clear();
        planned = new PlannedSteps();
        ended = new TypeDurations();
        speed = Speed.OCI;
        work = null;
        end = null;
    }

    private void ended() {
        if (changes) {
            earlier.add(ended);
        } else if (!planned.isEmpty()) {
            reviewed = planned;
        }
    }

    private void read(LogEvent event, Instant time) {
        if (event instanceof LogEvent.ResourceDone done) {
            PlannedStep step = PlannedStep.of(done.step());
            started.remove(step);
            ended.read(event);
            if (work != null) {
                work.finished(step);
            }
        } else if (event instanceof LogEvent.Step step) {
            if (step.step().stage() == ResourceStep.Stage.STARTED && step.step().changes()) {
                started.put(PlannedStep.of(step.step()), time);
                if (work == null) {
                    work = new PlannedWork(reviewed, references);
                }
            }
        } else if (event instanceof LogEvent.PlanCounts) {
            work = new PlannedWork(planned, references);
        } else if (work == null) {
            planned.read(event.text());
            speed = Speed.of(event.text()).orElse(speed);
        }
    }

    private @Nullable Instant estimated(PlannedWork steps, Instant now) {
        Instant estimated = now.plus(left(steps, now));
        // Only the estimate of a long job is worth a request.
        if (estimated.isAfter(now.plus(SHORT)) && earlier.awaited()) {
            return null;
        }
        return now.plus(left(steps, now));
    }

    private Duration left(PlannedWork steps, Instant now) {
        UsualDurations durations = new UsualDurations(
                type -> usual.computeIfAbsent(type, StepType::usual), earlier.known(), ended, speed.unit());
        Map<PlannedStep, Double> elapsed = new HashMap<>();
        started.forEach((step, start) ->
                elapsed.put(step, Math.max(0, Duration.between(start, now).toMillis() / 1000.0 * speed.times())));
        return Duration.ofMillis((long) (steps.remaining(elapsed, durations::seconds) * 1000 / speed.times()));
    }
}
