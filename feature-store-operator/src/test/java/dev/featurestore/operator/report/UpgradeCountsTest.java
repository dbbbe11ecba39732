package dev.featurestore.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.markdown.ReportMarkdown;
import dev.featurestore.operator.words.LineWidth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The numbers of resources after an upgrade in several jobs: those of all jobs, as the duration is. */
class UpgradeCountsTest {

    private static final Stack STACK =
            new Stack("ocid1.ormstack.oc1..a", "store", "ocid1.compartment.oc1..a", Instant.EPOCH, Map.of(), Map.of());

    private final DeploymentResult result = new DeploymentResult(
            STACK,
            DeploymentResult.Course.UPDATED,
            List.of(end(1, 6, 3, 0), end(2, 2, 2, 2)),
            end(3, 0, 1, 6),
            List.of(),
            Duration.ofSeconds(32));

    private static JobEnd end(int number, int created, int changed, int destroyed) {
        Job job = new Job(
                "ocid1.ormjob.oc1.." + number,
                STACK.id(),
                "apply",
                JobOperation.APPLY,
                JobState.SUCCEEDED,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Map.of());
        List<DoneResource> resources = new ArrayList<>();
        add(resources, DoneResource.Action.CREATED, created);
        add(resources, DoneResource.Action.CHANGED, changed);
        add(resources, DoneResource.Action.DESTROYED, destroyed);
        return new JobEnd(job, resources, Optional.empty(), List.of());
    }

    private static void add(List<DoneResource> resources, DoneResource.Action action, int number) {
        for (int i = 0; i < number; i++) {
            resources.add(new DoneResource("oci_core_vcn.this[" + i + "]", action, Optional.empty()));
        }
    }

    private Map<String, Object> report() {
        List<Map<String, Object>> jobs = result.ends().stream()
                .map(end -> Map.<String, Object>of(
                        "step",
                        1L,
                        "of",
                        3L,
                        "title",
                        "start green",
                        "job",
                        end.job().id()))
                .toList();
        return DeploymentReport.of(result, true, "us-ashburn-1", Optional.empty(), jobs, ConsoleLinks.NONE);
    }

    @Test
    void lastLineHasTheSums() {
        assertThat(new ResultLines(result, STACK.compartmentId(), "report.json").success(LineWidth.UNLIMITED))
                .contains("Deployed stack store in 32s: 8 created, 6 changed, 8 destroyed.");
    }

    @Test
    void reportHasTheSumsAndTheNumbersOfEachJob() {
        Map<String, Object> report = report();

        assertThat(report)
                .containsEntry("created", 8L)
                .containsEntry("changed", 6L)
                .containsEntry("destroyed", 8L);
        assertThat((List<?>) report.get("resources")).hasSize(22);
        assertThat((List<?>) report.get("upgrade"))
                .map(job -> (Map<?, ?>) job)
                .map(job -> job.get("created") + " " + job.get("changed") + " " + job.get("destroyed"))
                .containsExactly("6 3 0", "2 2 2", "0 1 6");
    }

    @Test
    void markdownHasThemToo() {
        assertThat(ReportMarkdown.of(report()))
                .contains("8 created, 6 changed, 8 destroyed")
                .contains("ocid1.ormjob.oc1..2`: 2 created, 2 changed, 2 destroyed");
    }
}
