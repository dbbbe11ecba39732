package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.store.SteadyClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The machine's clock is set back: the newest job stays the newest, and no time is before an earlier one. */
@Timeout(60)
class ClockSetBackTest {

    private static final String JOBS = "/jobs?sortBy=TIMECREATED&sortOrder=DESC&stackId=";

    @TempDir
    Path folder;

    private static List<String> ids(JsonNode jobs) {
        List<String> ids = new ArrayList<>();
        jobs.forEach(job -> ids.add(job.path("id").asText()));
        return ids;
    }

    private EmbeddedCloud open(Clock clock) {
        return EmbeddedCloud.open(
                TestOptions.with(folder, 1_000_000, "jobFilesLate", "0.2"),
                clock,
                (settings, speed) -> (request, log, cancellation) -> HeldEngine.SUCCEEDED);
    }

    @Test
    void jobsKeepTheirOrderAndTheirFilesBecomeAvailable() {
        List<String> expected = new ArrayList<>();
        String stack;
        try (EmbeddedCloud cloud = open(Clock.systemUTC())) {
            stack = new Wire(cloud).stack("");
            expected.add(
                    0,
                    new Wire(cloud)
                            .run(stack, Wire.operation("APPLY"))
                            .path("id")
                            .asText());
        }
        // Signatures are within 5 minutes of the clock.
        try (EmbeddedCloud cloud = open(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-4)))) {
            Wire wire = new Wire(cloud);
            for (int i = 0; i < 3; i++) {
                expected.add(
                        0, wire.run(stack, Wire.operation("APPLY")).path("id").asText());
            }
            JsonNode jobs = wire.get(JOBS + stack);
            assertThat(ids(jobs)).isEqualTo(expected);
            for (int i = 1; i < jobs.size(); i++) {
                assertThat(Instant.parse(jobs.get(i - 1).path("timeCreated").asText()))
                        .isAfterOrEqualTo(
                                Instant.parse(jobs.get(i).path("timeFinished").asText()));
            }
            int status = 0;
            while (status != 200) {
                status = wire.send("GET", Wire.API + "/jobs/" + expected.get(0) + "/outputs", "")
                        .statusCode();
            }
        }
    }

    @Test
    void steadyClockContinuesFromItsLatestTimeUntilTheMachinesCatchesUp() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        Instant[] machine = {noon};
        AtomicLong nanos = new AtomicLong();
        SteadyClock clock = new SteadyClock(
                new Clock() {
                    @Override
                    public Instant instant() {
                        return machine[0];
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                },
                nanos::get);
        assertThat(clock.instant()).isEqualTo(noon);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(clock.instant()).as("the clock of a test stands").isEqualTo(noon);
        machine[0] = noon.minus(Duration.ofHours(1));
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(clock.instant()).isEqualTo(noon.plusSeconds(5));
        machine[0] = noon.plusSeconds(7);
        assertThat(clock.instant()).isEqualTo(noon.plusSeconds(7));
        clock.continueAfter(noon.plusSeconds(60));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(clock.instant()).isEqualTo(noon.plusSeconds(61));
    }
}
