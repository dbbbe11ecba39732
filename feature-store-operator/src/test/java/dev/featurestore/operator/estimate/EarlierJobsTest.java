package dev.featurestore.operator.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobOrder;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.LogEntry;
import dev.featurestore.operator.deploy.FakeClock;
import dev.featurestore.operator.deploy.UnaskedJobs;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.TerraformLog;
import dev.featurestore.operator.jobs.DurationMemory;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.StackKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class EarlierJobsTest {

    private static final StackKey STACK = new StackKey("store", "oci", "us-ashburn-1", "ocid1.compartment.oc1..a");

    private static final Duration USUAL = Duration.ofMinutes(2);

    private final FakeClock clock = new FakeClock();
    private final TerraformLog log = new TerraformLog();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    @TempDir
    Path memory;

    private EarlierJobs remembered() {
        return EarlierJobs.of(new DurationMemory(memory, STACK), clock);
    }

    /** A stack with an earlier job, whose log is this. */
    private EarlierJobs logged(EarlierJobs earlier, Supplier<List<LogEntry>> entries) {
        earlier.in(new Logs(entries));
        return earlier;
    }

    private final class Logs implements UnaskedJobs {

        private final Supplier<List<LogEntry>> entries;

        Logs(Supplier<List<LogEntry>> entries) {
            this.entries = entries;
        }

        @Override
        public List<LogEntry> newestLog(String jobId) {
            assertThat(jobId).isEqualTo("ocid1.ormjob.earlier");
            requests.incrementAndGet();
            try {
                return entries.get();
            } finally {
                ended.countDown();
            }
        }

        @Override
        public Job submit(String stackId, JobOrder order) {
            throw new AssertionError("not asked for here");
        }

        @Override
        public Iterable<Job> ofStack(String stackId) {
            throw new AssertionError("not asked for here");
        }
    }

    private Job job(String id) {
        return new Job(
                "ocid1.ormjob." + id,
                "ocid1.ormstack.x",
                "job",
                JobOperation.APPLY,
                JobState.ACCEPTED,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private JobEstimate submitted(EarlierJobs earlier, String resource) {
        JobEstimate estimate = new JobEstimate(ReferenceGraph.NONE, earlier, clock);
        estimate.accept(new Event.LastChange(job("earlier")));
        estimate.accept(new Event.JobSubmitted(job("new")));
        log(
                estimate,
                "Terraform will perform the following actions:",
                "  # " + resource + " will be created",
                "Plan: 1 to add, 0 to change, 0 to destroy.");
        return estimate;
    }

    private void log(JobEstimate estimate, String... lines) {
        for (String line : lines) {
            estimate.accept(new Event.Logged(log.read(line), clock.instant()));
        }
        estimate.accept(new Event.Looked(false));
    }

    private Duration left(JobEstimate estimate) throws InterruptedException {
        ended.await();
        while (estimate.end().isEmpty()) {
            Thread.sleep(1);
            estimate.accept(new Event.Looked(false));
        }
        return Duration.between(clock.instant(), estimate.end().orElseThrow());
    }

    private static LogEntry entry(String line) {
        return new LogEntry(Instant.EPOCH, "INFO", line);
    }

    @Test
    void theLogOfTheLastJobIsReadOnceWithoutAMemory() throws Exception {
        EarlierJobs earlier = logged(
                remembered(),
                () -> List.of(
                        entry("oci_apigateway_gateway.a: Creation complete after 20m0s [id=x]\nApply complete!")));

        JobEstimate estimate = submitted(earlier, "oci_apigateway_gateway.b");

        assertThat(left(estimate)).isGreaterThan(USUAL.multipliedBy(3));
        estimate.accept(new Event.Looked(false));
        assertThat(requests).hasValue(1);
    }

    @Test
    void aLogThatCannotBeReadLeavesTheUsualDurations() throws Exception {
        EarlierJobs earlier = logged(remembered(), () -> {
            throw FeatureStoreException.of(FailureCode.CLOUD_REFUSED, "the cloud does not answer", "Try again");
        });

        assertThat(left(submitted(earlier, "oci_apigateway_gateway.b"))).isEqualTo(USUAL);
    }

    @Test
    void aLogThatComesLateDelaysTheEstimateForTenSecondsOnly() {
        CountDownLatch never = new CountDownLatch(1);
        EarlierJobs earlier = logged(remembered(), () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });

        JobEstimate estimate = submitted(earlier, "oci_apigateway_gateway.b");
        assertThat(estimate.end()).isEmpty();
        clock.pass(Duration.ofSeconds(11));
        estimate.accept(new Event.Looked(false));

        assertThat(estimate.end()).contains(clock.instant().plus(USUAL));
        never.countDown();
    }

    @Test
    void aShortJobIsNotWorthARequest() {
        EarlierJobs earlier = logged(remembered(), List::of);

        assertThat(submitted(earlier, "oci_core_subnet.b").end()).isPresent();
        assertThat(requests).hasValue(0);
    }

    @Test
    void theMemoryHasTheNewestDurationOfEachTypeAndNeedsNoRequest() throws Exception {
        JobEstimate first = submitted(remembered(), "oci_apigateway_gateway.a");
        log(
                first,
                "oci_core_vcn.a: Creation complete after 3s [id=x]",
                "oci_core_vcn.b: Creation complete after 5s [id=x]",
                "oci_apigateway_gateway.a: Creation complete after 20m0s [id=x]");
        first.accept(new Event.JobEnded(job("new")));
        JobEstimate second = submitted(remembered(), "oci_core_vcn.c");
        log(second, "oci_core_vcn.c: Creation complete after 2s [id=x]");
        second.accept(new Event.JobEnded(job("new")));

        EarlierJobs earlier = logged(remembered(), List::of);
        assertThat(earlier.known())
                .containsOnly(
                        Map.entry("created oci_core_vcn", 2.0), Map.entry("created oci_apigateway_gateway", 1200.0));
        assertThat(Duration.between(
                        clock.instant(),
                        submitted(earlier, "oci_apigateway_gateway.b").end().orElseThrow()))
                .isGreaterThan(USUAL.multipliedBy(3));
        assertThat(requests).hasValue(0);
    }

    @Test
    void aDamagedMemoryIsAsNone() throws Exception {
        Path file = memory.resolve("durations").resolve(STACK.fileName() + ".json");
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "{\"seconds\": {\"created oci_core_vcn\": -1, \"created oci_core_subnet\": null}}");
        assertThat(remembered().known()).isEmpty();
        Files.writeString(file, "{");
        assertThat(remembered().known()).isEmpty();
    }
}
