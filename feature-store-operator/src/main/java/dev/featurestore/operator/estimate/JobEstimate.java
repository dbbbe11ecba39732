package dev.featurestore.operator.estimate;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.LogEvent;
import dev.featurestore.operator.joblog.ResourceStep;
import dev.featurestore.operator.jobs.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the end of an apply job that only creates resources, from the plan in its log: for how long changes and destructions take,
 * there are no usual durations. The estimate is made again at each look at the job, with what has finished since.
 */
public final class JobEstimate implements Consumer<Event> {

    /** Lines of a plan, as Terraform 1.5 prints them. */
    private static final Pattern CREATED = Pattern.compile("  # (\\S.*) will be created");

    private static final Pattern OTHER = Pattern.compile(
            "  # \\S.* (will be updated in-place|will be destroyed|must be replaced|will be replaced.*)");

    private final ReferenceGraph references;
    private final Clock clock;
    private final Set<String> planned = new TreeSet<>();
    private final Map<String, Instant> started = new HashMap<>();
    private UsualDurations durations = new UsualDurations();
    private @Nullable CreationPlan plan;
    private boolean creates;
    private volatile @Nullable Instant end;

    /** @param references the references of the configuration: a resource waits for those that it refers to */
    public JobEstimate(ReferenceGraph references, Clock clock) {
        this.references = references;
        this.clock = clock;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.JobSubmitted submitted) {
            begin(submitted.job());
        } else if (event instanceof Event.JobFound found) {
            begin(found.job());
        } else if (event instanceof Event.Logged logged && creates) {
            read(logged.event(), logged.time());
        } else if (event instanceof Event.Looked looked) {
            CreationPlan known = plan;
            end = looked.finished() || !creates || known == null
                    ? null
                    : clock.instant().plus(known.remaining(started, clock.instant(), durations));
        }
    }

    /** The estimated end; empty before the plan is known, and if there is no estimate. Safe for several threads. */
    public Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    private void begin(Job job) {
        creates = job.operation() == JobOperation.APPLY;
        planned.clear();
        started.clear();
        durations = new UsualDurations();
        plan = null;
        end = null;
    }

    private void read(LogEvent event, Instant time) {
        if (event instanceof LogEvent.ResourceDone done) {
            started.remove(done.step().address());
            if (plan != null) {
                plan.finished(done.step().address());
            }
            durations.learn(done.step().address(), done.step().elapsed().orElse(Duration.ZERO));
        } else if (event instanceof LogEvent.Step step) {
            if (step.step().stage() == ResourceStep.Stage.STARTED
                    && step.step().verb().equals("creating")) {
                started.put(step.step().address(), time);
            }
        } else if (event instanceof LogEvent.PlanCounts) {
            plan = planned.isEmpty() ? null : new CreationPlan(planned, references);
        } else if (plan == null && event.text().startsWith("  # ")) {
            Matcher created = CREATED.matcher(event.text());
            if (created.matches()) {
                planned.add(created.group(1));
            } else if (OTHER.matcher(event.text()).matches()) {
                creates = false;
            }
        }
    }
}
