package dev.featurestore.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.cloud.CompartmentAddress;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackAddress;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.TerraformSource;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.jobs.PollSchedule;
import dev.featurestore.operator.verify.SensitiveVariables;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First deployments of one name that run at once, in every order of their requests that matters. */
@Timeout(120)
class FirstDeploymentsTest {

    private static final String NAME = "feature-store";

    private final ScriptedManager.State state = new ScriptedManager.State();

    /** Bit n of the number selects which of the two sends the n-th request; after that they alternate. */
    @Test
    void twoMakeOneStackAndOneJobInEveryOrderOfTheirRequests() throws Exception {
        for (int order = 0; order < 1 << 13; order++) {
            int bits = order;
            inOrder(2, n -> n < 13 ? bits >> n & 1 : n & 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10})
    void manyMakeOneStackAndOneJob(int deployments) throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            RandomGenerator random = new Random(seed);
            inOrder(deployments, n -> random.nextInt(deployments));
        }
    }

    @Test
    void stackThatTheListDoesNotShowYetIsLookedForAgain() throws Exception {
        List<Event> events = new ArrayList<>();
        state.add("ocid1.ormstack.oc1..other", NAME, Instant.EPOCH.minusSeconds(1));
        state.unlisted = 1;
        PollSchedule pace = new SteppingPace(() -> state.unlisted = 0);

        DeploymentOutcome outcome = new Deployment(
                        new ScriptedManager(state, () -> {}), Clock.systemUTC(), pace, events::add)
                .apply(request());

        assertThat(state.deleted).containsExactly("ocid1.ormstack.oc1..z");
        assertThat(((DeploymentOutcome.Detached) outcome).stack().id()).isEqualTo("ocid1.ormstack.oc1..other");
        assertThat(events).anyMatch(event -> event instanceof Event.StackYielded yielded && yielded.deleted());
    }

    @Test
    void deploymentWhoseOtherEndedBeforeItsJobStartsTheJob() {
        Stack dead = state.add("ocid1.ormstack.oc1..dead", NAME, Instant.EPOCH.minusSeconds(1))
                .stack();
        state.add("ocid1.ormstack.oc1..alsoDead", NAME, Instant.EPOCH);

        deployment().apply(request());

        assertThat(state.jobs).extracting(Job::stackId).containsExactly(dead.id());
    }

    @Test
    void emptyStackOfTheSameNameIsNotUsedNeitherDeletedButNamed() {
        state.add("ocid1.ormstack.oc1..empty", NAME, Instant.EPOCH);
        Stack used = state.add("ocid1.ormstack.oc1..used", NAME, Instant.EPOCH.plusSeconds(1))
                .stack();
        state.job(used.id(), JobOperation.APPLY, JobState.SUCCEEDED, Map.of());
        List<Event> events = new ArrayList<>();

        Optional<Stack> found = new StackFinder(new ScriptedManager(state, () -> {})).find(address(), events::add);

        assertThat(found).contains(used);
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.StackUnused.class,
                        unused -> assertThat(unused.stack().id()).isEqualTo("ocid1.ormstack.oc1..empty"));
        assertThat(state.deleted).isEmpty();
    }

    @Test
    void twoStacksWithJobsAreAmbiguous() {
        for (String id : List.of("ocid1.ormstack.oc1..a", "ocid1.ormstack.oc1..b")) {
            state.add(id, NAME, Instant.EPOCH);
            state.job(id, JobOperation.PLAN, JobState.FAILED, Map.of());
        }
        state.add("ocid1.ormstack.oc1..empty", NAME, Instant.EPOCH);

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> new StackFinder(new ScriptedManager(state, () -> {})).find(address(), event -> {}))
                .withMessage("The compartment has 2 stacks named feature-store: ocid1.ormstack.oc1..a,"
                        + " ocid1.ormstack.oc1..b")
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.STACK_AMBIGUOUS));
    }

    private Deployment deployment() {
        return new Deployment(
                new ScriptedManager(state, () -> {}), Clock.systemUTC(), new SteppingPace(() -> {}), event -> {});
    }

    private interface Order {
        /** Which deployment makes the n-th request. */
        int turn(int n);
    }

    /** Runs deployments, of which one makes a request at a time, and checks what they leave. */
    private static void inOrder(int deployments, Order order) throws Exception {
        ScriptedManager.State state = new ScriptedManager.State();
        ExecutorService threads = Executors.newFixedThreadPool(deployments);
        try {
            List<Stepped> all = new ArrayList<>();
            for (int i = 0; i < deployments; i++) {
                all.add(new Stepped(state, threads));
            }
            List<Stepped> running = new ArrayList<>(all);
            for (int n = 0; !running.isEmpty(); n++) {
                Stepped next = all.get(order.turn(n));
                next = running.contains(next) ? next : running.get(n % running.size());
                if (!next.step()) {
                    running.remove(next);
                }
            }
            assertThat(state.stacks).hasSize(1);
            String stackId = state.stacks.get(0).stack().id();
            assertThat(state.jobs).extracting(Job::stackId).containsExactly(stackId);
            for (Stepped deployment : all) {
                assertThat(deployment.outcome()).isInstanceOfSatisfying(DeploymentOutcome.Detached.class, detached -> {
                    assertThat(detached.job()).isEqualTo(state.jobs.get(0));
                    assertThat(detached.stack().id()).isEqualTo(stackId);
                });
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A deployment that stops before each request until it may go on. */
    private static final class Stepped {

        private final Semaphore mayGoOn = new Semaphore(0);
        private final Semaphore stopped = new Semaphore(0);
        private final CompletableFuture<DeploymentOutcome> end = new CompletableFuture<>();

        Stepped(ScriptedManager.State state, ExecutorService threads) throws InterruptedException {
            threads.execute(() -> {
                try {
                    ScriptedManager manager = new ScriptedManager(state, this::stop);
                    end.complete(new Deployment(manager, Clock.systemUTC(), new SteppingPace(this::stop), event -> {})
                            .apply(request()));
                } catch (RuntimeException | AssertionError e) {
                    end.completeExceptionally(e);
                } finally {
                    stopped.release();
                }
            });
            awaitStop();
        }

        private void stop() {
            stopped.release();
            mayGoOn.acquireUninterruptibly();
        }

        /** Lets it make one request, and waits until that is answered; false if it has come to its end. */
        boolean step() throws InterruptedException {
            mayGoOn.release();
            awaitStop();
            return !end.isDone();
        }

        private void awaitStop() throws InterruptedException {
            if (!stopped.tryAcquire(30, TimeUnit.SECONDS)) {
                throw new AssertionError("a deployment neither asks nor ends");
            }
        }

        DeploymentOutcome outcome() throws Exception {
            return end.get(30, TimeUnit.SECONDS);
        }
    }

    /** Waits by doing something else. */
    private record SteppingPace(Runnable instead) implements PollSchedule {

        @Override
        public void pause(Duration running) {
            instead.run();
        }

        @Override
        public void moment() {
            instead.run();
        }

        @Override
        public Duration betweenLogs(Duration running) {
            return Duration.ZERO;
        }

        @Override
        public void backOff(int failures, Duration atLeast, Duration atMost) {
            instead.run();
        }
    }

    private static StackAddress address() {
        return new StackAddress.ByName(
                new CompartmentAddress(ScriptedManager.COMPARTMENT, Optional.of("us-ashburn-1")), NAME);
    }

    private static DeploymentRequest request() {
        return new DeploymentRequest(
                false,
                Optional.empty(),
                NAME,
                ScriptedManager.COMPARTMENT,
                new StackContents(
                        NAME,
                        new TerraformSource.Zip(new byte[0]),
                        "",
                        "1.5.x",
                        Map.of(),
                        Map.of(DeploymentRequest.STACK_TAG, NAME),
                        Map.of()),
                Delivery.NONE,
                Fingerprint.of("bundle", Map.of(), "1.5.x"),
                Optional.empty(),
                Optional.empty(),
                new SensitiveVariables(module()),
                new Redaction(List.of()),
                DeploymentSettings.DEFAULT.withDetach(true).withBusyTimeout(Duration.ofMinutes(30)));
    }

    private static TerraformModule module() {
        try {
            return TerraformModule.parse(Map.of());
        } catch (HclSyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
