package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.FaultPlan;
import dev.featurestore.emulator.engine.ResourceAction;
import dev.featurestore.emulator.engine.ResourceTypes;
import dev.featurestore.emulator.engine.Sleeper;
import dev.featurestore.emulator.engine.StopRequest;
import dev.featurestore.emulator.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes the changes of a plan, one after the other. As in Terraform, a failure stops only the changes that depend on it,
 * and the errors are printed at the end.
 */
final class Executor {

    /** Terraform logs the progress of a change every ten seconds. */
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    /** Maximum delay until a cancellation takes effect, at any speed. */
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(200);

    /** Duration of a call that the service refuses. */
    private static final Duration FAILURE = Duration.ofSeconds(1);

    private final CheckedConfiguration configuration;
    private final State state;
    private final PlainValues values;
    private final Environment environment;
    private final Set<String> failed = new HashSet<>();
    private final List<Diagnostic> errors = new ArrayList<>();
    private final Map<ResourceAction, Long> done = new EnumMap<>(ResourceAction.class);
    private boolean canceled;

    /**
     * The context of a job.
     *
     * @param region name of the region, whose key is in identifiers
     * @param speed speed relative to OCI
     * @param gateway assigns an address to a deployment of a gateway
     * @param names refuses names that are taken
     */
    record Environment(
            String region,
            double speed,
            Sleeper sleeper,
            FaultPlan faults,
            ResourceTypes types,
            TerraformLogWriter log,
            StopRequest cancellation,
            Supplier<String> gateway,
            UniqueNames names) {}

    Executor(CheckedConfiguration configuration, State state, PlainValues values, Environment environment) {
        this.configuration = configuration;
        this.state = state;
        this.values = values;
        this.environment = environment;
    }

    void run(BuiltInPlan plan) throws InterruptedException {
        for (BuiltInPlan.Change change : plan.changes()) {
            if (environment.cancellation().requested()) {
                canceled = true;
                return;
            }
            if (isBlocked(change)) {
                failed.add(change.address());
            } else {
                make(change);
            }
        }
    }

    boolean canceled() {
        return canceled;
    }

    List<Diagnostic> errors() {
        return List.copyOf(errors);
    }

    long done(ResourceAction action) {
        return done.getOrDefault(action, 0L);
    }

    /** Creates no resource whose dependencies are missing, and destroys none that an existing resource depends on. */
    private boolean isBlocked(BuiltInPlan.Change change) {
        if (change.action() == ResourceAction.DELETE) {
            return state.entries().stream()
                    .anyMatch(entry -> failed.contains(entry.address())
                            && entry.dependencies().contains(change.address()));
        }
        return change.dependencies().stream().anyMatch(failed::contains);
    }

    private void make(BuiltInPlan.Change change) throws InterruptedException {
        environment.log().start(change);
        Optional<String> failure = environment
                .faults()
                .failureOf(change.action(), change.address())
                .or(() -> takenName(change));
        Duration duration = failure.isPresent() ? FAILURE : duration(change);
        if (!waitFor(change, duration)) {
            canceled = true;
        } else if (failure.isPresent()) {
            failed.add(change.address());
            errors.add(diagnostic(change, failure.get()));
        } else {
            finish(change, duration);
        }
    }

    private Optional<String> takenName(BuiltInPlan.Change change) {
        return change.declared()
                .flatMap(declared -> environment
                        .names()
                        .refusal(
                                change.address(),
                                change.type(),
                                values.arguments(declared.resource(), declared.module()),
                                state));
    }

    /** The log has OCI's durations, so a real duration is multiplied by the speed. */
    private Duration duration(BuiltInPlan.Change change) {
        return environment
                .faults()
                .slowness(change.type(), change.address())
                .map(time -> Duration.ofNanos((long) (time.toNanos() * environment.speed())))
                .orElseGet(() -> ResourceTypes.duration(change.type(), change.action()));
    }

    private void finish(BuiltInPlan.Change change, Duration duration) {
        done.merge(change.action(), 1L, Long::sum);
        Optional<String> id = Optional.empty();
        if (change.declared().isPresent()) {
            StateEntry entry = entry(change, change.declared().get());
            state.put(entry);
            id = Optional.of(entry.id());
        } else {
            state.remove(change.address());
        }
        environment.log().completion(change, duration, id);
    }

    private StateEntry entry(BuiltInPlan.Change change, BuiltInPlan.Declared declared) {
        if (change.prior().isPresent() && !change.prior().get().imported().isEmpty()) {
            return change.prior()
                    .get()
                    .changed(
                            values.arguments(declared.resource(), declared.module()),
                            Set.copyOf(change.dependencies()),
                            declared.fingerprint());
        }
        ObjectNode attributes = Json.object();
        attributes.put(
                "id",
                change.prior()
                        .map(StateEntry::id)
                        .orElseGet(() -> environment.types().newId(change.type(), environment.region())));
        attributes.setAll(values.arguments(declared.resource(), declared.module()));
        ComputedAttributes.complete(
                change.type(),
                attributes,
                change.prior().map(StateEntry::attributes),
                environment.region(),
                environment.gateway());
        return new StateEntry(
                declared.module().path(),
                declared.resource().type(),
                declared.resource().name(),
                attributes,
                Set.copyOf(change.dependencies()),
                declared.fingerprint(),
                List.of());
    }

    /** Waits, and returns false if the job was canceled meanwhile. */
    private boolean waitFor(BuiltInPlan.Change change, Duration duration) throws InterruptedException {
        Duration passed = Duration.ZERO;
        while (passed.compareTo(duration) < 0) {
            Duration left = duration.minus(passed);
            Duration step = left.compareTo(PROGRESS) < 0 ? left : PROGRESS;
            if (!sleep(Duration.ofNanos((long) (step.toNanos() / environment.speed())))) {
                return false;
            }
            passed = passed.plus(step);
            if (passed.compareTo(duration) < 0) {
                environment.log().progress(change, passed);
            }
        }
        return true;
    }

    private boolean sleep(Duration time) throws InterruptedException {
        Duration left = time;
        while (!left.isZero()) {
            Duration slice = left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP;
            environment.sleeper().sleep(slice);
            if (environment.cancellation().requested()) {
                return false;
            }
            left = left.minus(slice);
        }
        return true;
    }

    private Diagnostic diagnostic(BuiltInPlan.Change change, String text) {
        List<String> lines = text.lines().toList();
        return new Diagnostic(
                lines.get(0),
                Optional.of(change.address()),
                change.declared()
                        .map(declared -> configuration.place(declared.resource().block())),
                String.join("\n", lines.subList(1, lines.size())));
    }
}
