package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the next start of a cloud finds of queues, buckets and drift. */
@Timeout(60)
class KeptTest {

    private static final String MAIN = "resource \"oci_core_vcn\" \"this\" {}\n";

    @TempDir
    Path directory;

    private EmbeddedCloud open() {
        return EmbeddedCloud.open(TestOptions.with(directory, 1_000_000));
    }

    @Test
    void jobsThatRanAndThatWaitedFailAndTheNextOneRuns() {
        HeldEngine engine = new HeldEngine(true);
        String running;
        String waiting;
        String stackId;
        EmbeddedCloud cloud = EmbeddedCloud.open(
                TestOptions.with(directory, 1, "queueJobs", "true"), Clock.systemUTC(), (speed, faults) -> engine);
        Wire before = new Wire(cloud);
        stackId = before.stack(MAIN);
        running = SignedRequest.json(before.createJob(stackId, Wire.operation("APPLY")))
                .path("id")
                .asText();
        waiting = SignedRequest.json(before.createJob(stackId, Wire.operation("APPLY")))
                .path("id")
                .asText();
        engine.begun();
        cloud.close(Duration.ZERO);
        try (EmbeddedCloud next = open()) {
            Wire wire = new Wire(next);
            assertInterrupted(wire.get("/jobs/" + running), "IN_PROGRESS");
            assertInterrupted(wire.get("/jobs/" + waiting), "ACCEPTED");
            assertThat(wire.run(stackId, Wire.operation("APPLY"))
                            .path("lifecycleState")
                            .asText())
                    .isEqualTo("SUCCEEDED");
        }
    }

    private static void assertInterrupted(JsonNode job, String state) {
        assertThat(job.path("lifecycleState").asText()).isEqualTo("FAILED");
        assertThat(job.at("/failureDetails/message").asText()).contains("ended while the job was " + state);
    }

    @Test
    void objectsAreThereWithTheirEtagsAndHeaders() {
        String object;
        String etag;
        try (EmbeddedCloud cloud = open()) {
            object = new Wire(cloud).bucket("kept") + "/o/a%2Fb";
            etag = new SignedRequest(cloud, "PUT", object)
                    .json("content")
                    .header("opc-meta-k", "v")
                    .send()
                    .headers()
                    .firstValue("etag")
                    .orElseThrow();
        }
        try (EmbeddedCloud next = open()) {
            var got = new Wire(next).send("GET", object, "");
            assertThat(got.body()).isEqualTo("content");
            assertThat(got.headers().firstValue("etag")).contains(etag);
            assertThat(got.headers().firstValue("opc-meta-k")).contains("v");
        }
    }

    @Test
    void driftThatWasDetectedStaysDetected() throws IOException {
        String stackId;
        String details;
        JsonNode request;
        JsonNode drifted;
        try (EmbeddedCloud cloud = open()) {
            Wire wire = new Wire(cloud);
            stackId = wire.stack(MAIN);
            wire.run(stackId, Wire.operation("APPLY"));
            Files.writeString(directory.resolve("control.json"), "{\"drift\": {\"oci_core_vcn.this\": \"DELETED\"}}");
            request = wire.detectDrift(stackId, "");
            details = Wire.API + "/stacks/" + stackId + "/actions/listResourceDriftDetails";
            drifted = SignedRequest.json(wire.send("POST", details, ""));
            Files.delete(directory.resolve("control.json"));
        }
        try (EmbeddedCloud next = open()) {
            Wire wire = new Wire(next);
            assertThat(wire.get("/stacks/" + stackId).path("stackDriftStatus").asText())
                    .isEqualTo("DRIFTED");
            assertThat(SignedRequest.json(wire.send("POST", details, ""))).isEqualTo(drifted);
            assertThat(wire.get("/workRequests/" + request.path("id").asText())).isEqualTo(request);
        }
    }
}
