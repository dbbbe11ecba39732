package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FleetTest {

    private static final List<FleetMember> THREE = List.of(member("dev"), member("test"), member("prod"));

    @Test
    void runsAtTheSameTimeUpToTheBound() {
        CyclicBarrier two = new CyclicBarrier(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<FleetMember> four =
                IntStream.range(0, 4).mapToObj(i -> member("stack-" + i)).toList();

        List<FleetResult> results = new Fleet(2, false).run(four, member -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            awaited(two);
            running.decrementAndGet();
        });

        assertThat(results)
                .allMatch(FleetResult::succeeded)
                .extracting(FleetResult::member)
                .isEqualTo(four);
        assertThat(most).hasValue(2);
    }

    private static void awaited(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void oneThatFailsDoesNotEndTheOthers() {
        List<FleetResult> results = new Fleet(1, false).run(THREE, FleetTest::failsInDev);

        assertThat(results).extracting(FleetResult::succeeded).containsExactly(false, true, true);
        FleetSummary summary = new FleetSummary("apply", results);
        assertThat(summary.lines(Duration.ofSeconds(65)))
                .hasSize(4)
                .first()
                .isEqualTo("apply for 3 configurations in 1m5s: 2 completed, 1 failed");
        assertThat(summary.lines(Duration.ZERO).get(1)).matches("  dev   failed       \\d+s  JOB_FAILED");
        assertThat(summary.lines(Duration.ZERO).get(2)).matches("  test  completed    \\d+s");
        assertThat(summary.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.CONFIGURATIONS_FAILED);
            assertThat(failure.message())
                    .isEqualTo("apply failed for 1 of 3 configurations: dev\ndev: [JOB_FAILED] The job failed");
        });
    }

    @Test
    void failFastStartsNoFurtherOne() {
        FleetSummary summary = new FleetSummary("apply", new Fleet(1, true).run(THREE, FleetTest::failsInDev));

        assertThat(summary.lines(Duration.ZERO).get(0)).endsWith(": 0 completed, 1 failed, 2 not started");
        assertThat(summary.lines(Duration.ZERO).get(3)).isEqualTo("  prod  not started");
        assertThat(summary.failure().map(FeatureStoreException::message).orElse(""))
                .endsWith("\nNot started: test, prod");
    }

    @Test
    void theFailureOfManyListsTheFirstTen() {
        List<FleetMember> fifty =
                IntStream.range(0, 50).mapToObj(i -> member("stack-" + i)).toList();
        List<FleetResult> results = new Fleet(50, false).run(fifty, member -> failsInDev(member("dev")));

        String message =
                new FleetSummary("apply", results).failure().orElseThrow().message();
        assertThat(message).startsWith("apply failed for 50 of 50 configurations: stack-0, stack-1,");
        assertThat(message.lines()).hasSize(12).last().isEqualTo("… and 40 more");
    }

    @Test
    void anInterruptEndsThoseThatRunAndStartsNoFurther() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        FleetSummary[] summary = new FleetSummary[1];
        Thread fleet =
                new Thread(() -> summary[0] = new FleetSummary("apply", new Fleet(1, false).run(THREE, member -> {
                            runs.countDown();
                            try {
                                Thread.sleep(60_000);
                            } catch (InterruptedException e) {
                                throw FeatureStoreException.of(FailureCode.INTERRUPTED, "Interrupted", "Run it again");
                            }
                        })));
        fleet.start();
        assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        fleet.interrupt();
        fleet.join(10_000);

        assertThat(summary[0].results()).extracting(FleetResult::isStarted).containsExactly(true, false, false);
        assertThat(summary[0].failure().map(FeatureStoreException::code)).contains(FailureCode.INTERRUPTED);
    }

    @Test
    void longNamesAreCutTo80Columns() {
        FleetMember member = member("stores/" + "x".repeat(100));
        FleetSummary summary = new FleetSummary(
                "apply", new Fleet(1, false).run(List.of(member, member("dev")), FleetTest::failsInDev));

        assertThat(summary.lines(Duration.ZERO)).allMatch(line -> line.length() <= 80);
        assertThat(summary.lines(Duration.ZERO).get(1)).contains("…").contains("  completed");
    }

    @Test
    void linesStartWithTheLabelAndAreCutForIt() {
        RecordedConsole log = new RecordedConsole();
        LabeledConsole console = new LabeledConsole("dev", log);

        console.info("Submitted");
        console.verbatim("{}");

        assertThat(log.lines()).anyMatch(line -> line.endsWith("[dev] Submitted"));
        assertThat(log.lines()).anyMatch(line -> line.endsWith("{}") && !line.contains("[dev]"));
        assertThat(console.width().columns()).isEqualTo(log.width().columns() - "[dev] ".length());
        assertThat(console.live(columns -> "")).isFalse();
    }

    private static void failsInDev(FleetMember member) {
        if (member.label().equals("dev")) {
            throw FeatureStoreException.of(FailureCode.JOB_FAILED, "The job failed", "Fix it");
        }
    }

    private static FleetMember member(String name) {
        return new FleetMember(name, name, "feature_store.yaml", Optional.of(name), Optional.empty());
    }
}
