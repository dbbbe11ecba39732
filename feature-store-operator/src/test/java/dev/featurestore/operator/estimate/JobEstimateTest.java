package dev.featurestore.operator.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.deploy.FakeClock;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.TerraformLog;
import dev.featurestore.operator.jobs.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobEstimateTest {

    private static final String VAULT = "oci_kms_vault.this[0]";
    private static final String DATABASE = "oci_mysql_mysql_db_system.this";
    private static final String GATEWAY = "oci_apigateway_gateway.this";

    private final FakeClock clock = new FakeClock();
    private final TerraformLog log = new TerraformLog();
    private final JobEstimate estimate =
            new JobEstimate(ReferenceGraph.of(Map.of(DATABASE, Set.of("oci_kms_vault.this"))), clock);

    private static double usual(String type) {
        return new UsualDurations().seconds(type + ".x");
    }

    private void submit(JobOperation operation) {
        estimate.accept(new Event.JobSubmitted(new Job(
                "ocid1.ormjob.x",
                "ocid1.ormstack.x",
                "job",
                operation,
                JobState.ACCEPTED,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Map.of())));
    }

    private void log(String... lines) {
        for (String line : lines) {
            estimate.accept(new Event.Logged(log.read(line), clock.instant()));
        }
        estimate.accept(new Event.Looked(false));
    }

    private void plan(String... lines) {
        log("Terraform will perform the following actions:", "");
        log(lines);
        log("Plan: " + lines.length + " to add, 0 to change, 0 to destroy.");
    }

    private Duration left() {
        return Duration.between(clock.instant(), estimate.end().orElseThrow());
    }

    @Test
    void resourcesThatWaitForEachOtherAddUpAndOthersDoNot() {
        submit(JobOperation.APPLY);
        assertThat(estimate.end()).isEmpty();
        plan(
                "  # " + VAULT + " will be created",
                "  # " + DATABASE + " will be created",
                "  # " + GATEWAY + " will be created");

        double path = usual("oci_kms_vault") + usual("oci_mysql_mysql_db_system");
        assertThat(path).isGreaterThan(usual("oci_apigateway_gateway"));
        assertThat(left().toMillis()).isEqualTo((long) (path * 1000));
    }

    @Test
    void estimateFollowsWhatHasFinishedAndWhatIsLate() {
        submit(JobOperation.APPLY);
        plan("  # " + VAULT + " will be created", "  # " + DATABASE + " will be created");
        Duration before = left();
        log(VAULT + ": Creating...");
        clock.pass(Duration.ofSeconds((long) (usual("oci_kms_vault") * 5)));
        log(VAULT + ": Still creating... [2m30s elapsed]");
        assertThat(left())
                .isLessThan(before)
                .isGreaterThan(Duration.ofSeconds((long) usual("oci_mysql_mysql_db_system") - 1));
        log(VAULT + ": Creation complete after 5m0s [id=x]", DATABASE + ": Creating...");

        assertThat(left().toSeconds())
                .as("a slow region creates the rest slowly, too")
                .isGreaterThan((long) usual("oci_mysql_mysql_db_system"));

        clock.pass(Duration.ofHours(5));
        log(DATABASE + ": Still creating... [5h0m0s elapsed]");
        assertThat(left()).isPositive();
        log(DATABASE + ": Creation complete after 5h0m0s [id=x]");
        assertThat(left()).isZero();
        estimate.accept(new Event.Looked(true));
        assertThat(estimate.end()).isEmpty();
    }

    @Test
    void moreResourcesThanTerraformCreatesAtOnceTakeLonger() {
        submit(JobOperation.APPLY);
        String[] lines = new String[25];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "  # oci_apigateway_gateway.many[" + i + "] will be created";
        }
        plan(lines);

        assertThat(left().toSeconds()).isEqualTo((long) (usual("oci_apigateway_gateway") * 3));
    }

    @Test
    void changesAndDestructionsHaveNoEstimate() {
        submit(JobOperation.APPLY);
        plan("  # " + VAULT + " will be created", "  # " + DATABASE + " must be replaced");
        assertThat(estimate.end()).isEmpty();

        submit(JobOperation.DESTROY);
        plan("  # " + VAULT + " will be created");
        assertThat(estimate.end()).isEmpty();
    }

    @Test
    void wordsAreWholeMinutes() {
        Instant now = Instant.parse("2026-08-03T13:28:00Z");

        assertThat(new EstimateWords(now.plusSeconds(14 * 60 + 20)).leftAndEnd(now))
                .isEqualTo("about 14 min, until 13:42 UTC");
        assertThat(new EstimateWords(now.plusSeconds(40)).left(now)).isEqualTo("less than 1 min");
        assertThat(new EstimateWords(now.minusSeconds(5)).left(now)).isEqualTo("less than 1 min");
    }
}
