package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.Stack;
import com.oracle.bmc.resourcemanager.model.StackSummary;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.requests.GetJobLogsContentRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.ListJobsRequest;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operator against the embedded cloud, over HTTP, as it would be against OCI. */
@Tag("slow")
class ApplyTest extends ApplyFixture {

    private static final String ABSENT_STACK =
            "ocid1.ormstack.oc1.iad.aaaaaaaaexampleexampleexampleexampleexampleexample";

    @Test
    void createMakesTheStackAndHandsOverItsOutputs() throws Exception {
        List<Output> outputs = apply(request());

        assertThat(outputs).extracting(Output::name).containsExactlyInAnyOrder("vcn_id", "secret");
        assertThat(stacks()).hasSize(1);
        assertThat(stacks().get(0).getDisplayName()).isEqualTo("feature-store");
        assertThat(report().at("/state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(report().at("/stack/created").booleanValue()).isTrue();
        assertThat(report().at("/rehearsal").booleanValue()).isFalse();
        assertThat(report().at("/created").intValue()).isEqualTo(2);
        // One look at the log may bring both.
        assertThat(console.lines()).anyMatch(l -> l.matches("\\[[12]/2] .*oci_core_vcn\\.this.*"));
        assertThat(console.lines()).anyMatch(l -> l.matches("\\[2/2] .*oci_core_subnet\\.this.*"));
    }

    @Test
    void createFindsTheStackAgainByItsTagWhateverItIsCalled() throws Exception {
        apply(request());
        Files.writeString(folder.resolve("stack/more.tf"), "# changed\n");
        apply(request());

        assertThat(stacks()).hasSize(1);
        assertThat(report().at("/stack/created").booleanValue()).isFalse();
        assertThat(console.lines()).anyMatch(l -> l.startsWith("Updated stack feature-store"));
    }

    @Test
    void jobCarriesTheDigestsThatItWasStartedWith() throws Exception {
        apply(request());

        try (ResourceManagerClient client = client()) {
            Map<String, String> tags = client.listJobs(ListJobsRequest.builder()
                            .stackId(stacks().get(0).getId())
                            .build())
                    .getItems()
                    .get(0)
                    .getFreeformTags();
            assertThat(tags.get("feature-store-bundle-sha256"))
                    .isEqualTo(report().at("/bundleSha256").textValue());
            assertThat(tags.get("feature-store-variables-sha256")).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void variablesOfTheStackBecomeExactlyThoseOfTheConfiguration() throws Exception {
        configure("  variables:\n    cidr: 10.1.0.0/16\n");
        apply(request());
        assertThat(variables()).containsEntry("cidr", "10.1.0.0/16");

        configure("");
        apply(request());

        assertThat(variables()).doesNotContainKey("cidr").containsEntry("compartment_ocid", COMPARTMENT);
    }

    @Test
    void twoStacksOfTheNameWithJobsAreAnErrorThatListsBoth() throws Exception {
        String first = createTagged();
        String second = createTagged();
        submitPlan(first);
        submitPlan(second);

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.STACK_AMBIGUOUS);
        assertThat(e).hasMessageContaining(first).hasMessageContaining(second);
        assertThat(e.hint()).contains("spec.stack_id");
    }

    @Test
    void ofTwoStacksWithoutJobsTheOlderIsUsedAndTheOtherNamed() throws Exception {
        String older = createTagged();
        String other = createTagged();

        apply(request());

        assertThat(report().at("/stack/id").textValue()).isEqualTo(older);
        assertThat(stacks()).extracting(StackSummary::getId).contains(older, other);
        assertThat(console.lines())
                .contains("  mvn featurestore:destroy -Dfeaturestore.stackId=" + other)
                .anyMatch(line -> line.startsWith("Ignoring another stack named feature-store, which has no jobs"));
    }

    @Test
    void tagsThatOthersHaveSetOnTheStackStay() throws Exception {
        String id = createTagged();
        try (ResourceManagerClient client = client()) {
            client.updateStack(UpdateStackRequest.builder()
                    .stackId(id)
                    .updateStackDetails(UpdateStackDetails.builder()
                            .freeformTags(Map.of("feature-store-stack", "feature-store", "owner", "finance"))
                            .definedTags(Map.of("Oracle-Tags", Map.of("CreatedBy", "somebody")))
                            .build())
                    .build());
        }
        configure("  freeform_tags:\n    stage: test\n  defined_tags:\n    operations:\n      cost_center: \"42\"\n");

        apply(request());

        try (ResourceManagerClient client = client()) {
            Stack stack = client.getStack(GetStackRequest.builder().stackId(id).build())
                    .getStack();
            assertThat(stack.getFreeformTags())
                    .containsOnly(
                            entry("feature-store-stack", "feature-store"),
                            entry("owner", "finance"),
                            entry("stage", "test"));
            assertThat(stack.getDefinedTags())
                    .containsOnly(
                            entry("Oracle-Tags", Map.of("CreatedBy", "somebody")),
                            entry("operations", Map.of("cost_center", "42")));
        }
    }

    @Test
    void stackIdThatDoesNotExistIsAnError() throws Exception {
        configure("  stack_id: " + ABSENT_STACK + "\n");

        assertThat(failure(request()).code()).isEqualTo(FailureCode.STACK_NOT_FOUND);
        assertThat(stacks()).isEmpty();
    }

    @Test
    void stackIdNamesTheStackThatIsBroughtUpToDate() throws Exception {
        String id = createTagged();
        createTagged();
        configure("  stack_id: " + id + "\n");

        apply(request());

        assertThat(report().at("/stack/id").textValue()).isEqualTo(id);
    }

    @Test
    void updateOfAStackThatIsNotThereIsAnError() throws Exception {
        Files.writeString(config(), Files.readString(config()).replace("operation: create", "operation: update"));

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.STACK_NOT_FOUND);
        assertThat(e.hint()).contains("spec.operation");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void dryRunChangesNothingAndSaysWhatItWouldDo() throws Exception {
        apply(dryRun());
        assertThat(stacks()).isEmpty();
        assertThat(console.lines()).anyMatch(l -> l.startsWith("Dry run: would create stack feature-store"));

        apply(request());
        Files.writeString(folder.resolve("stack/more.tf"), "# changed\n");
        apply(dryRun());
        assertThat(console.lines()).anyMatch(l -> l.startsWith("Dry run: would update stack feature-store"));
        try (ResourceManagerClient client = client()) {
            assertThat(client.listJobs(ListJobsRequest.builder()
                                    .compartmentId(COMPARTMENT)
                                    .build())
                            .getItems())
                    .hasSize(1);
        }
    }

    @Test
    void everyLineOfTheLogIsKeptOnceAndInOrder() throws Exception {
        apply(request());

        String text;
        try (ResourceManagerClient client = client()) {
            text = client.getJobLogsContent(GetJobLogsContentRequest.builder()
                            .jobId(report().at("/job/id").textValue())
                            .build())
                    .getValue();
        }
        List<String> log = text.lines()
                .map(l -> l.replaceFirst("^.*?\\[TERRAFORM_CONSOLE] \\[\\w+] ?", ""))
                .toList();
        assertThat(log).hasSizeGreaterThan(8);
        assertThat(reports().resolve("job.log")).content().isEqualTo(String.join("\n", log) + "\n");
        assertThat(console.lines())
                .containsSubsequence(log.stream()
                        .filter(l -> l.startsWith("REHEARSAL") || l.startsWith("Plan: "))
                        .toList())
                .noneMatch(l -> l.contains("will be created") || l.startsWith("Apply complete"));
    }

    @Test
    void valueOfASensitiveOutputIsNowhere() throws Exception {
        apply(request());

        assertThat(console.lines()).noneMatch(l -> l.contains("hunter2"));
        assertThat(console.lines()).anyMatch(l -> l.matches(" +secret += \\(sensitive value\\)"));
        assertThat(reports().resolve("report.json")).content().doesNotContain("hunter2");
        assertThat(reports().resolve("outputs.env"))
                .content()
                .contains("featurestore_outputs_secret='(sensitive value)'");
    }
}
