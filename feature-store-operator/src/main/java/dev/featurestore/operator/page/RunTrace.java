package dev.featurestore.operator.page;

import dev.featurestore.operator.cost.PlannedCost;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.joblog.LogEvent;
import dev.featurestore.operator.joblog.ResourceStep;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.plan.TerraformPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a run sees of its jobs and has no place in {@code report.json}: when each resource began and ended, the end of the log, the
 * plan with its values, the references of the configuration, its digests and providers. It keeps a limited number of lines, for a log may have 100,000.
 */
public final class RunTrace implements Consumer<Event> {

    /** Maximum number of lines to keep, and of those that report a problem. */
    static final int MOST_LINES = 1_000;

    static final int MOST_PROBLEMS = 300;

    /** Log lines are as late as the service writes them: Terraform's own figure decides where they differ by more. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** A line of {@code terraform init} that names a provider, its version and who has signed it (Terraform 1.5, command "init"). */
    private static final Pattern PROVIDER =
            Pattern.compile("- (?:Installed|Using previously-installed) (\\S+/\\S+) v(\\S+( \\(.*\\))?)");

    /** The line of a rehearsal with Terraform, in place of those of {@code terraform init}. */
    private static final Pattern SIMULATED =
            Pattern.compile("Resources are simulated with the schema of (\\S+/\\S+ [0-9.]+\\b).*");

    /**
     * Starts the log of the embedded cloud's built-in engine. It creates one resource after the other, and its durations are OCI's,
     * which are longer than the times between its lines.
     */
    private static final String BUILT_IN = "Durations are typical of OCI;";

    /**
     * The work on a resource.
     *
     * @param action what was done; empty if it did not end
     */
    record Work(String address, Optional<DoneResource.Action> action, String verb, Instant start, Instant end) {}

    private record Begun(String verb, Instant time) {}

    private final Map<String, Begun> begun = new LinkedHashMap<>();
    private final List<Work> works = new ArrayList<>();
    private final Deque<String> lines = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    /** The fact with the name of the compartment. */
    public static final String COMPARTMENT = "Compartment";

    /** The fact with the digest of the bundle. */
    public static final String TERRAFORM_FILES = "SHA-256 of the Terraform files";

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Set<String> providers = new TreeSet<>();
    private @Nullable Instant rehearsed;
    private Instant last = Instant.EPOCH;
    private long count;
    private long progress;
    private long problemCount;
    private Optional<ProgramFile> program = Optional.empty();
    private ReferenceGraph references = ReferenceGraph.NONE;
    private @Nullable TerraformPlan plan;
    private UnaryOperator<String> redaction = UnaryOperator.identity();
    private @Nullable PlannedCost cost;

    @Override
    public void accept(Event event) {
        if (event instanceof Event.JobSubmitted || event instanceof Event.JobFound) {
            // While the job runs, it costs no time.
            program = ProgramFile.ofThisCode();
            begun.clear();
        } else if (event instanceof Event.Logged logged) {
            logged(logged.event(), logged.time());
        }
    }

    /** Adds a fact about the configuration, such as a digest. */
    public void fact(String name, String value) {
        facts.put(name, value);
    }

    /** The jar that has followed a job; empty for a run without one. */
    Optional<ProgramFile> program() {
        return program;
    }

    /** Adds the references of the configuration. */
    public void configured(ReferenceGraph graph) {
        references = graph;
    }

    /**
     * Adds the plan of the run; only the first one, which is that of the whole configuration.
     *
     * @param redaction hides secrets in a text, in addition to the values that the plan marks as sensitive
     */
    public void planned(TerraformPlan whole, UnaryOperator<String> redaction) {
        if (plan == null) {
            plan = whole;
            this.redaction = redaction;
        }
    }

    /** Adds the cost of the plan; only the first one, as of the plan itself. */
    public void priced(PlannedCost whole) {
        if (cost == null) {
            cost = whole;
        }
    }

    private void logged(LogEvent event, Instant time) {
        last = time.isAfter(last) ? time : last;
        if (rehearsed == null && event.text().startsWith(BUILT_IN)) {
            rehearsed = time;
        }
        Matcher provider = PROVIDER.matcher(event.text());
        if (provider.matches()) {
            providers.add(provider.group(1) + " " + provider.group(2));
        }
        Matcher simulated = SIMULATED.matcher(event.text());
        if (simulated.matches()) {
            providers.add(simulated.group(1) + " (simulated)");
        }
        if (event instanceof LogEvent.ResourceDone done) {
            done(done.step(), time);
        } else if (event instanceof LogEvent.Step step) {
            step(step.step(), time);
        }
        if (event instanceof LogEvent.Step step && step.step().stage() == ResourceStep.Stage.GOES_ON) {
            progress++;
            return;
        }
        count++;
        lines.add(event.text());
        if (lines.size() > MOST_LINES) {
            lines.remove();
        }
        if (event instanceof LogEvent.Problem) {
            problemCount++;
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(event.text());
            }
        }
    }

    private void step(ResourceStep step, Instant time) {
        if (step.stage() == ResourceStep.Stage.STARTED && !step.isRead() && !step.isRefresh()) {
            begun.put(step.address(), new Begun(step.verb(), time));
        }
    }

    private void done(ResourceStep step, Instant time) {
        Instant byTerraform = time.minus(step.elapsed().orElse(Duration.ZERO));
        Begun first = begun.remove(step.address());
        boolean plausible =
                first != null && Duration.between(first.time, byTerraform).abs().compareTo(TOLERANCE) <= 0;
        Instant start = plausible && first != null ? first.time : byTerraform;
        Instant end = time;
        if (rehearsed != null) {
            start = rehearsed;
            end = rehearsed.plus(step.elapsed().orElse(Duration.ZERO));
            rehearsed = end;
        }
        works.add(new Work(step.address(), Optional.of(DoneResource.Action.of(step)), step.verb(), start, end));
    }

    /** The work on resources: what ended, in its order, then what did not end. */
    List<Work> works() {
        List<Work> all = new ArrayList<>(works);
        begun.forEach((address, first) -> {
            Instant start = rehearsed == null ? first.time : rehearsed;
            Instant end = rehearsed == null && last.isAfter(start) ? last : start;
            all.add(new Work(address, Optional.empty(), first.verb, start, end));
        });
        return all;
    }

    /** The last lines of the log, without those that report progress. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Number of lines before {@link #lines}. */
    long earlierLines() {
        return count - lines.size();
    }

    /** Number of lines that report progress, such as {@code Still creating...}. */
    long progressLines() {
        return progress;
    }

    /** The first lines of errors and warnings. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Number of lines of errors and warnings after {@link #problems}. */
    long laterProblems() {
        return problemCount - problems.size();
    }

    /** Whether the work was rehearsed by an engine that does one thing after the other, so that nothing waits for a reference. */
    boolean isSequential() {
        return rehearsed != null;
    }

    /** The facts about the configuration, by name. */
    Map<String, String> facts() {
        Map<String, String> all = new LinkedHashMap<>(facts);
        if (!providers.isEmpty()) {
            all.put("Providers", String.join(", ", providers));
        }
        return all;
    }

    ReferenceGraph references() {
        return references;
    }

    Optional<TerraformPlan> plan() {
        return Optional.ofNullable(plan);
    }

    /** The cost of the plan, which reports have as {@code cost}; empty if the run did not look at it. */
    public Optional<PlannedCost> cost() {
        return Optional.ofNullable(cost);
    }

    /** Hides secrets in a text of the plan. */
    String redacted(String text) {
        return redaction.apply(text);
    }
}
