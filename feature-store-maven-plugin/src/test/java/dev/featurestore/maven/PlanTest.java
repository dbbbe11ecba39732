package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plans, and what an apply makes of them, against the embedded cloud over HTTP. */
@Tag("slow")
class PlanTest extends ApplyFixture {

    @BeforeEach
    void addABucket() throws IOException {
        Files.writeString(folder.resolve("stack/bucket.tf"), """
                variable "bucket" {
                  type    = bool
                  default = true
                }

                resource "oci_objectstorage_bucket" "this" {
                  count          = var.bucket ? 1 : 0
                  compartment_id = "c"
                  namespace      = "n"
                  name           = "features"
                }
                """);
    }

    @Test
    void planThatIsNotTheOcidOfAJobIsRefusedBeforeTheCloudIsAsked() throws Exception {
        FeatureStoreException failure = failure(saved("abc"));

        assertThat(failure.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(failure).hasMessage("featurestore.plan: must be the OCID of a plan job, but is \"abc\"");
    }

    @Test
    void aPlanMakesTheStackAndNothingInIt() throws Exception {
        assertThat(plan(false)).isTrue();

        assertThat(stacks()).hasSize(1);
        assertThat(jobs()).extracting(JobSummary::getOperation).containsExactly(Job.Operation.Plan);
        assertThat(console.lines())
                .contains(
                        "Plan for stack feature-store: 3 to create",
                        "  + oci_core_vcn.this",
                        "To apply exactly this plan:")
                .contains("  mvn featurestore:apply -Dfeaturestore.plan="
                        + jobs().get(0).getId());
        assertThat(read("plan-report.json").path("create").intValue()).isEqualTo(3);
        assertThat(read("plan-report.json").path("state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(read("plan.json").path("resource_changes")).hasSize(3);
        assertThat(reports().resolve("plan.env"))
                .hasContent("featurestore_plan=" + jobs().get(0).getId() + "\nfeaturestore_plan_changes=true\n");
        assertThat(reports().resolve("plan.txt"))
                .content()
                .startsWith("Plan for stack feature-store: 3 to create\nCreate:\n");
    }

    @Test
    void failsOnRequestIfAnythingWouldChange() throws Exception {
        FeatureStoreException failure = assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> plan(true))
                .actual();

        assertThat(failure.code()).isEqualTo(FailureCode.CHANGES_FOUND);
        assertThat(failure).hasMessage("The plan has changes for stack feature-store: 3 to create");
        assertThat(reports().resolve("plan.json")).exists();
        apply(request());
        assertThat(plan(true)).isFalse();
        assertThat(console.lines())
                .contains("Plan for stack feature-store: no changes", "Nothing to apply: the plan has no changes.")
                .noneMatch(line -> line.startsWith("Updated stack"));
    }

    @Test
    void updatesTheStackOnlyForWhatIsNew() throws Exception {
        plan(false);
        plan(false);
        assertThat(console.lines()).noneMatch(line -> line.startsWith("Updated stack"));

        configure("  variables:\n    cidr: 10.1.0.0/16\n");
        plan(false);

        assertThat(console.lines())
                .filteredOn(line -> line.startsWith("Updated stack"))
                .hasSize(1);
        assertThat(variables()).containsEntry("cidr", "10.1.0.0/16");
    }

    @Test
    void tellsWhyAPlanFailed() throws Exception {
        plan(false);
        Files.writeString(folder.resolve("stack/wrong.tf"), """
                variable "hidden" {
                  default   = "x"
                  sensitive = true
                }
                output "leak" {
                  value = var.hidden
                }
                """);

        FeatureStoreException failure = assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> plan(false))
                .actual();

        assertThat(failure.code()).isEqualTo(FailureCode.JOB_FAILED);
        assertThat(failure.message())
                .contains("Output refers to sensitive values")
                .contains("wrong.tf line 5");
        assertThat(reports().resolve("plan.json")).doesNotExist();
        assertThat(console.lines())
                .anyMatch(line -> line.startsWith("Written: ") && line.endsWith("plan-report.json, plan.md, job.log"))
                .anyMatch(line -> line.startsWith("Page: "));
        assertThat(read("plan-report.json").path("operation").textValue()).isEqualTo("PLAN");
        assertThat(read("plan-report.json").path("state").textValue()).isEqualTo("FAILED");
        assertThat(read("plan-report.json").path("code").textValue()).isEqualTo("JOB_FAILED");
        assertThat(read("plan-report.json").path("failure").path("message").textValue())
                .isEqualTo(failure.message());
    }

    @Test
    void appliesExactlyThePlanThatWasShown() throws Exception {
        plan(false);
        String planned = jobs().get(0).getId();

        apply(saved(planned));

        assertThat(report().at("/state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(report().at("/created").intValue()).isEqualTo(3);
        assertThat(jobs()).hasSize(2);
    }

    @Test
    void refusesAPlanOfAnotherConfiguration() throws Exception {
        plan(false);
        String planned = jobs().get(0).getId();
        configure("  variables:\n    cidr: 10.1.0.0/16\n");

        assertThat(failure(saved(planned)).code()).isEqualTo(FailureCode.PLAN_OUTDATED);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void refusesAPlanAfterTheResourcesHaveChanged() throws Exception {
        plan(false);
        String planned = jobs().get(0).getId();
        apply(request());

        FeatureStoreException failure = failure(saved(planned));

        assertThat(failure.code()).isEqualTo(FailureCode.PLAN_OUTDATED);
        assertThat(failure.message()).contains(planned).contains("Nothing was applied");
        assertThat(jobs()).hasSize(2);
    }

    @Test
    void refusesAPlanAfterAnotherUserChangedTheStack() throws Exception {
        plan(false);
        String planned = jobs().get(0).getId();
        try (ResourceManagerClient client = client()) {
            client.updateStack(UpdateStackRequest.builder()
                    .stackId(stacks().get(0).getId())
                    .updateStackDetails(UpdateStackDetails.builder()
                            .variables(Map.of("compartment_ocid", "ocid1.compartment.oc1..other"))
                            .build())
                    .build());
        }

        assertThat(failure(saved(planned)).code()).isEqualTo(FailureCode.PLAN_OUTDATED);
    }

    @Test
    void neverLosesDataWithoutATerminal() throws Exception {
        apply(request());
        configure("  variables:\n    bucket: false\n");

        FeatureStoreException failure = failure(request());

        assertThat(failure.code()).isEqualTo(FailureCode.DATA_LOSS);
        assertThat(failure.message())
                .isEqualTo("The plan destroys or replaces resources that hold data: oci_objectstorage_bucket.this."
                        + " Nothing was applied");
        assertThat(failure.text(Commands.plain()))
                .contains(
                        "-Dfeaturestore.allowDataLoss, or apply this plan:\n  mvn featurestore:apply -Dfeaturestore.plan="
                                + jobs().get(0).getId() + " -Dfeaturestore.allowDataLoss");
        assertThat(report().at("/state").textValue()).isEqualTo("REFUSED");
        assertThat(report().at("/code").textValue()).isEqualTo("DATA_LOSS");
        assertThat(report().at("/stack/name").textValue()).isEqualTo("feature-store");
        assertThat(report().at("/job/id").textValue()).isEqualTo(jobs().get(0).getId());
        assertThat(console.lines()).contains("      LOSES DATA: the bucket (OCI refuses while it contains objects)");
        assertThat(jobs())
                .extracting(JobSummary::getOperation)
                .containsExactly(Job.Operation.Plan, Job.Operation.Apply);
    }

    @Test
    void looksAtASavedPlanToo() throws Exception {
        apply(request());
        configure("  variables:\n    bucket: false\n");
        plan(false);
        String planned = jobs().get(0).getId();

        assertThat(failure(saved(planned)).code()).isEqualTo(FailureCode.DATA_LOSS);
        assertThat(console.lines()).contains("In batch mode, add -Dfeaturestore.allowDataLoss.");
    }

    @Test
    void losesDataWithoutAPlanWhenThatIsAllowed() throws Exception {
        apply(request());
        configure("  variables:\n    bucket: false\n");

        apply(new ApplyRequest(
                inputs(address()),
                "local",
                Results.exactly(reports()),
                ApplyOptions.DEFAULT.withAllowDataLoss(true).withNoCheck(true)));

        assertThat(report().at("/destroyed").intValue()).isEqualTo(1);
        assertThat(jobs()).extracting(JobSummary::getOperation).containsOnly(Job.Operation.Apply);
    }

    @Test
    void asksAtATerminalForTheStacksName() throws Exception {
        apply(request());
        configure("  variables:\n    bucket: false\n");

        for (Optional<String> answer : List.of(Optional.<String>empty(), Optional.of("yes"), Optional.of(""))) {
            assertThatExceptionOfType(FeatureStoreException.class)
                    .isThrownBy(
                            () -> operator().apply(request(), Optional.empty(), Optional.of(new Typed(answer)), true))
                    .matches(failure -> failure.code() == FailureCode.DATA_LOSS)
                    .withMessageContaining("Nothing was applied");
        }
        operator().apply(request(), Optional.empty(), Optional.of(new Typed(Optional.of(" feature-store "))), true);

        assertThat(report().at("/destroyed").intValue()).isEqualTo(1);
    }

    @Test
    void appliesWhatLosesNothingWithoutAQuestion() throws Exception {
        apply(request());
        Files.writeString(
                folder.resolve("stack/more.tf"), "resource \"oci_core_drg\" \"this\" { compartment_id = \"c\" }\n");

        apply(request());

        assertThat(console.lines())
                .contains(
                        "Plan for stack feature-store: 1 to create",
                        "  + oci_core_drg.this",
                        "The plan loses no data.");
        assertThat(report().at("/created").intValue()).isEqualTo(1);
    }

    private boolean plan(boolean failOnChanges) {
        return operator()
                .plan(PlanRequest.of(inputs(address()), Results.exactly(reports()))
                        .withFailOnChanges(failOnChanges));
    }

    private ApplyRequest saved(String plan) {
        return new ApplyRequest(
                inputs(address()),
                "local",
                Results.exactly(reports()),
                ApplyOptions.DEFAULT.withPlan(Optional.of(plan)).withNoCheck(true));
    }

    private JsonNode read(String report) throws IOException {
        return new ObjectMapper().readTree(reports().resolve(report).toFile());
    }

    /** The stack's jobs, newest first. */
    @Override
    List<JobSummary> jobs() {
        try (ResourceManagerClient client = client()) {
            return client.listJobs(ListJobsRequest.builder()
                            .stackId(stacks().get(0).getId())
                            .sortBy(ListJobsRequest.SortBy.Timecreated)
                            .sortOrder(ListJobsRequest.SortOrder.Desc)
                            .build())
                    .getItems();
        }
    }

    /** A terminal with one answer. */
    private record Typed(Optional<String> answer) implements Terminal {
        @Override
        public void show(String line) {}

        @Override
        public Optional<String> ask(String prompt) {
            assertThat(prompt).contains("feature-store").hasSizeLessThanOrEqualTo(80);
            return answer;
        }

        @Override
        public Optional<String> askSecret(String prompt) {
            throw new AssertionError("a name is no secret");
        }
    }
}
