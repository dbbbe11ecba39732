package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.Job;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each fault happens once to requests of each flow. The run succeeds or fails with a code in time; and run again, without a
 * fault, all is right: nothing is lost and nothing exists twice. A build tries each fault at a third of the requests;
 * {@code -Dfeaturestore.allFaults} tries all.
 */
@Tag("slow")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class FaultMatrixIT {

    private static final int OF_ALL = Boolean.getBoolean("featurestore.allFaults") ? 1 : 3;

    /** Most of the time is spent waiting for a second before a request is repeated. */
    private static final int AT_ONCE = 24;

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofSeconds(20);
    private static final String BEFORE = "10.0.0.0/16";
    private static final String AFTER = "10.1.0.0/16";

    @TempDir
    static Path folder;

    private static EmbeddedCloud cloud;

    @BeforeAll
    static void startCloud() {
        cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 20_000).with(EngineOptions.BUILT_IN));
    }

    @AfterAll
    static void stopCloud() {
        cloud.close();
    }

    /** What a user does. */
    enum Flow {
        FIRST_APPLY,
        CHANGE,
        REVIEWED_CHANGE,
        UNCHANGED,
        PLAN,
        DESTROY
    }

    /** One run with one fault. */
    private record Run(Flow flow, Fault fault, int request) {

        String name() {
            return (flow + "-" + fault + "-" + request).toLowerCase(Locale.ROOT);
        }

        /** Makes the run, and the next one. Returns the number of requests. */
        int make() throws Exception {
            CidrProject project = new CidrProject(cloud, folder.resolve(name()));
            project.configure(BEFORE);
            if (flow != Flow.FIRST_APPLY && flow != Flow.PLAN) {
                project.apply(project.endpoint(), RETRY);
            }
            if (flow == Flow.CHANGE || flow == Flow.REVIEWED_CHANGE) {
                project.configure(AFTER);
            }
            Optional<String> plan = Optional.empty();
            if (flow == Flow.REVIEWED_CHANGE) {
                project.plan(project.endpoint(), RETRY);
                plan = project.jobs(Job.Operation.Plan).stream()
                        .reduce((first, second) -> second)
                        .map(job -> job.getId());
                assertThat(plan).isPresent();
            }
            int requests;
            try (WatchedCloud watched = WatchedCloud.of(project.endpoint())) {
                watched.onRequest(n -> n == request ? Optional.of(fault) : Optional.empty());
                Instant start = Instant.now();
                @Nullable FeatureStoreException failure = failure(project, watched.endpoint(), plan);
                assertThat(Duration.between(start, Instant.now())).isLessThan(LONGEST);
                requests = watched.requests().size();
                check(
                        failure,
                        request > 0 && request <= requests ? watched.requests().get(request - 1) : "");
            }
            again(project);
            return requests;
        }

        private @Nullable FeatureStoreException failure(CidrProject project, String endpoint, Optional<String> plan)
                throws IOException {
            try {
                go(project, endpoint, plan);
                return null;
            } catch (FeatureStoreException e) {
                return e;
            }
        }

        private void go(CidrProject project, String endpoint, Optional<String> plan) {
            switch (flow) {
                case FIRST_APPLY, CHANGE, UNCHANGED -> project.apply(endpoint, RETRY);
                case REVIEWED_CHANGE -> project.apply(endpoint, RETRY, plan);
                case PLAN -> project.plan(endpoint, RETRY);
                case DESTROY -> project.destroy(endpoint, RETRY);
            }
        }

        private void check(@Nullable FeatureStoreException failure, String hit) {
            String request = "at " + hit;
            switch (fault.kind()) {
                case PASSES, HARMLESS -> assertThat(failure).as(request).isNull();
                case WRONG -> {
                    if (failure != null) {
                        assertThat(failure.code())
                                .as(request + ": " + failure.message())
                                .isIn(
                                        FailureCode.CLOUD_ANSWER_INVALID,
                                        FailureCode.STACK_NOT_FOUND,
                                        FailureCode.PLAN_OUTDATED,
                                        FailureCode.STACK_BUSY,
                                        FailureCode.CLOUD_REFUSED);
                    }
                }
                case REFUSED -> {
                    if (failure != null) {
                        assertThat(failure.code())
                                .as(request + ": " + failure.message())
                                .isIn(FailureCode.CLOUD_REFUSED, FailureCode.STACK_NOT_FOUND);
                    }
                }
            }
        }

        private void again(CidrProject project) throws IOException {
            int before = project.jobs(Job.Operation.Apply).size();
            switch (flow) {
                case FIRST_APPLY -> {
                    assertThat(values(project.apply(project.endpoint(), RETRY))).containsExactly(BEFORE);
                    assertThat(project.jobs(Job.Operation.Apply)).hasSize(1);
                }
                case CHANGE, REVIEWED_CHANGE -> {
                    assertThat(values(project.apply(project.endpoint(), RETRY))).containsExactly(AFTER);
                    assertThat(project.jobs(Job.Operation.Apply)).hasSize(2);
                }
                case UNCHANGED -> {
                    assertThat(values(project.apply(project.endpoint(), RETRY))).containsExactly(BEFORE);
                    assertThat(project.jobs(Job.Operation.Apply)).hasSizeLessThanOrEqualTo(2);
                }
                case PLAN -> {
                    assertThat(project.plan(project.endpoint(), RETRY)).isTrue();
                    assertThat(before).isZero();
                }
                case DESTROY -> project.destroy(project.endpoint(), RETRY);
            }
            assertThat(project.stacks()).hasSize(flow == Flow.DESTROY ? 0 : 1);
        }

        private static List<String> values(List<Output> outputs) {
            return outputs.stream().map(Output::value).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultPassesOrFailsAndTheNextRunIsRight(Flow flow) throws Exception {
        int requests = new Run(flow, Fault.GZIP, 0).make();
        assertThat(requests).isGreaterThan(3);
        List<Run> runs = new ArrayList<>();
        int offset = 0;
        for (Fault fault : Fault.values()) {
            offset++;
            for (int request = 1; request <= requests; request++) {
                if ((request + offset) % OF_ALL == 0) {
                    runs.add(new Run(flow, fault, request));
                }
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Optional<String>>> results = new ArrayList<>();
            runs.forEach(run -> results.add(threads.submit(() -> problem(run))));
            List<String> problems = new ArrayList<>();
            for (Future<Optional<String>> result : results) {
                result.get().ifPresent(problems::add);
            }
            assertThat(problems).as(runs.size() + " runs").isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<String> problem(Run run) {
        try {
            run.make();
            return Optional.empty();
        } catch (Exception | AssertionError e) {
            return Optional.of(run.name() + ": " + e);
        }
    }
}
