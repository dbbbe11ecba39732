package dev.featurestore.operator.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.deploy.FakeClock;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.DoneResource;
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
    private final JobEstimate estimate = new JobEstimate(
            ReferenceGraph.of(Map.of(DATABASE, Set.of("oci_kms_vault.this"))), EarlierJobs.none(clock), clock);

    private static double usual(String type) {
        return new StepType(DoneResource.Action.CREATED, type).usual();
    }

    private static double change(String type) {
        return new StepType(DoneResource.Action.CHANGED, type).usual();
    }

    private Job job(JobOperation operation) {
        return new Job(
                "ocid1.ormjob.x",
                "ocid1.ormstack.x",
                "job",
                operation,
                JobState.ACCEPTED,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private void submit(JobOperation operation) {
        estimate.accept(new Event.JobSubmitted(job(operation)));
    }

    private void end(JobOperation operation) {
        estimate.accept(new Event.Looked(true));
        estimate.accept(new Event.JobEnded(job(operation)));
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
    void destructionsWaitForThoseOfTheResourcesThatReferToThem() {
        submit(JobOperation.DESTROY);
        plan("  # " + VAULT + " will be destroyed", "  # " + DATABASE + " will be destroyed");
        double both = change("oci_kms_vault") + change("oci_mysql_mysql_db_system");
        assertThat(left().toMillis()).isEqualTo((long) (both * 1000));

        log(DATABASE + ": Destroying... [id=x]");
        log(DATABASE + ": Destruction complete after " + (long) change("oci_mysql_mysql_db_system") + "s");

        assertThat(left().toSeconds()).isEqualTo((long) change("oci_kms_vault"));
    }

    @Test
    void replacementsDestroyAndCreateAndChangesFollowWhatTheyReferTo() {
        submit(JobOperation.APPLY);
        plan(
                "  # " + VAULT + " is tainted, so must be replaced",
                "-/+ resource \"oci_kms_vault\" \"this\" {",
                "  # " + DATABASE + " will be updated in-place",
                "  # data.oci_core_images.this will be read during apply",
                "  # oci_apigateway_api.old has moved to oci_apigateway_api.this");

        double path = change("oci_kms_vault") + usual("oci_kms_vault") + change("oci_mysql_mysql_db_system");
        assertThat(left().toMillis()).isEqualTo((long) (path * 1000));
    }

    @Test
    void theFormerObjectIsDestroyedAfterWhatReferredToIt() {
        submit(JobOperation.APPLY);
        plan(
                "  # " + VAULT + " must be replaced",
                "+/- resource \"oci_kms_vault\" \"this\" {",
                "  # " + DATABASE + " will be updated in-place");
        double path = usual("oci_kms_vault") + change("oci_mysql_mysql_db_system") + change("oci_kms_vault");
        assertThat(left().toMillis()).isEqualTo((long) (path * 1000));

        log(
                VAULT + ": Creation complete after 30s [id=y]",
                DATABASE + ": Modifications complete after 3m0s [id=x]",
                VAULT + " (deposed object 12ab34cd): Destroying... [id=x]",
                VAULT + " (deposed object 12ab34cd): Destruction complete after 7s");
        assertThat(left()).isZero();
    }

    @Test
    void aJobThatAppliesAPlanIsEstimatedFromIt() {
        submit(JobOperation.PLAN);
        plan("  # " + DATABASE + " will be updated in-place");
        assertThat(estimate.end()).isEmpty();
        end(JobOperation.PLAN);

        submit(JobOperation.APPLY);
        log("oci_kms_vault.other: Refreshing state... [id=x]");
        assertThat(estimate.end()).isEmpty();
        log(DATABASE + ": Modifying... [id=x]");

        assertThat(left().toSeconds()).isEqualTo((long) change("oci_mysql_mysql_db_system"));
    }

    @Test
    void whatWasSlowInAnEarlierJobIsExpectedToBeSlow() {
        submit(JobOperation.APPLY);
        plan("  # " + GATEWAY + " will be created");
        long before = left().toSeconds();
        log(GATEWAY + ": Creating...", GATEWAY + ": Creation complete after " + before * 3 + "s [id=x]");
        end(JobOperation.APPLY);

        submit(JobOperation.APPLY);
        plan("  # oci_apigateway_gateway.other will be created");

        assertThat(left().toSeconds()).isGreaterThan(before * 3 / 2).isLessThan(before * 3);
    }

    @Test
    void aRehearsalIsAsMuchFasterAsItsLogSays() {
        submit(JobOperation.APPLY);
        log("Durations are typical of OCI; this rehearsal runs 10 times faster.");
        plan("  # " + GATEWAY + " will be created");
        assertThat(left().toMillis()).isEqualTo((long) (usual("oci_apigateway_gateway") * 100));
        end(JobOperation.APPLY);

        submit(JobOperation.APPLY);
        log("Resources are simulated with the schema of oracle/oci 8.28.0, about 240 times faster than in OCI.");
        plan("  # " + GATEWAY + " will be created", "  # oci_apigateway_gateway.other will be created");
        log(GATEWAY + ": Creating...", GATEWAY + ": Creation complete after 1s [id=x]");
        assertThat(left().toMillis()).as("the log has its own durations").isEqualTo(1000);
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
