package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.operator.cloud.LogLevel;
import dev.featurestore.operator.command.LogsRequest;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code logs} against the embedded cloud. */
@Tag("slow")
class LogsTest extends StackFixture {

    private Runnable logs(Optional<String> job, LogLevel level, boolean json) {
        return () ->
                stack().logs(LogsRequest.DEFAULT.withJob(job).withLevel(level).withJson(json));
    }

    private Runnable logs() {
        return logs(Optional.empty(), LogLevel.TRACE, false);
    }

    @Test
    void tellsTheWholeLogOfTheLatestJob() throws Exception {
        apply(request());
        String job = report().at("/job/id").textValue();

        List<String> lines = shown(logs());

        assertThat(lines.get(0)).isEqualTo("Log of apply job " + job);
        assertThat(lines.subList(1, lines.size() - 2))
                .containsExactlyElementsOf(Files.readAllLines(reports().resolve("job.log")));
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .containsExactly("End of log of apply job " + job, "State: SUCCEEDED");
    }

    @Test
    void tellsTheLogOfAJobWhoseStackIsNotNamed() throws Exception {
        apply(request());
        String first = report().at("/job/id").textValue();
        configure("  variables:\n    cidr: 10.1.0.0/16\n");
        apply(request());
        Files.delete(config());

        List<String> lines = shown(logs(Optional.of(first), LogLevel.TRACE, false));

        assertThat(lines.get(0)).isEqualTo("Log of apply job " + first);
        assertThat(failureOf(logs(Optional.of("mine"), LogLevel.TRACE, false)::run))
                .hasMessage("featurestore.job: must be the OCID of a job, but is \"mine\"");
    }

    @Test
    void leavesOutWhatIsBelowTheLevel() throws Exception {
        control("{\"failAt\": {\"oci_core_subnet.this\": \"409\"}}");
        failure(request());

        List<String> lines = shown(logs(Optional.empty(), LogLevel.ERROR, false));

        assertThat(lines).anyMatch(line -> line.contains("Error: 409"));
        assertThat(lines).noneMatch(line -> line.contains("oci_core_vcn.this: Creation complete"));
        assertThat(lines).last().isEqualTo("State: FAILED");
    }

    @Test
    void tellsProgramsLevelAndTimeOfEachEntry() throws Exception {
        apply(request());

        JsonNode log = document(logs(Optional.empty(), LogLevel.TRACE, true));

        assertThat(log.at("/job/id")).isEqualTo(report().at("/job/id"));
        assertThat(log.at("/log")).hasSizeGreaterThan(5).allSatisfy(entry -> {
            assertThat(entry.at("/time").textValue()).matches("20.*Z");
            assertThat(entry.at("/level").textValue()).isEqualTo("INFO");
        });
        assertThat(log.at("/log"))
                .extracting(entry -> entry.at("/message").textValue())
                .anyMatch(message -> message.startsWith("oci_core_vcn.this: Creation complete"));
    }

    @Test
    void hidesTheValuesOfSensitiveVariablesFromEveryUser() throws Exception {
        Files.writeString(folder.resolve("stack/secret.tf"), """
                variable "password" {
                  type      = string
                  sensitive = true
                }

                resource "oci_core_vcn" "more" {
                  compartment_id = "c"
                  display_name   = var.password
                }
                """);
        configure("  variables:\n    password: correct horse\n");
        control("{\"failAt\": {\"oci_core_vcn.more\": \"409-Conflict, the password is correct horse\"}}");
        failure(request());

        assertThat(shown(logs()))
                .anyMatch(line -> line.contains("the password is (sensitive value)"))
                .noneMatch(line -> line.contains("correct horse"));
        assertThat(document(logs(Optional.empty(), LogLevel.TRACE, true)).toString())
                .doesNotContain("correct horse");
        Files.delete(config());
        String job = report().at("/job/id").textValue();
        assertThat(shown(logs(Optional.of(job), LogLevel.TRACE, false)))
                .anyMatch(line -> line.contains("the password is (sensitive value)"))
                .noneMatch(line -> line.contains("correct horse"));
    }

    @Test
    void followsAJobToItsEndWithoutFailingIfItDoes() throws Exception {
        control("{\"jobTakes\": 2, \"failAt\": {\"oci_core_subnet.this\": \"409\"}}");
        RecordedConsole second = new RecordedConsole();
        Thread deployment = new Thread(() -> failure(request()));
        CountDownLatch submitted = new CountDownLatch(1);
        console.onLine(line -> {
            if (line.startsWith("Submitted")) {
                submitted.countDown();
            }
        });
        deployment.start();
        assertThat(submitted.await(1, TimeUnit.MINUTES)).isTrue();

        stack(second).logs(LogsRequest.DEFAULT.withFollow(true));
        deployment.join();

        assertThat(second.lines())
                .anyMatch(line -> line.contains("Error: 409"))
                .last()
                .isEqualTo("State: FAILED");
        assertThat(second.lines())
                .containsSubsequence(Files.readAllLines(reports().resolve("job.log")));
    }

    @Test
    void aStackWithoutJobsHasNoLog() throws Exception {
        createTagged();

        FeatureStoreException e = failureOf(logs()::run);

        assertThat(e).hasMessage("Stack feature-store has no log: no job has run on it");
    }
}
