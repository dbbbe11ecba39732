package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.operator.failure.FailureCode;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code status}, {@code jobs} and {@code stacks} against the embedded cloud. */
@Tag("slow")
class StatusTest extends StackFixture {

    @Test
    void tellsWhatIsDeployedSinceWhenAndByWhichJob() throws Exception {
        apply(request());

        List<String> lines = shown(() -> stack().status(false));

        assertThat(lines.get(0))
                .matches(
                        "Stack feature-store, region us-ashburn-1, created 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
        assertThat(lines.subList(1, 3))
                .containsExactly("  " + report().at("/stack/id").textValue(), "  in " + COMPARTMENT);
        assertThat(lines.get(3)).matches("Deployed 20.* UTC, \\d+s ago, with Terraform 1\\.5\\.x\\. 2 resources\\.");
        assertThat(lines.subList(4, lines.size()))
                .containsExactly(
                        "  " + report().at("/job/id").textValue(),
                        "  sha256 " + report().at("/bundleSha256").textValue(),
                        "The configuration here matches the deployed one.",
                        "Next: nothing to do. To show the outputs:",
                        "  mvn featurestore:outputs");
    }

    @Test
    void tellsInWhichWayTheConfigurationHereIsAnotherOne() throws Exception {
        apply(request());
        configure("  variables:\n    cidr: 10.1.0.0/16\n");
        assertThat(shown(() -> stack().status(false)))
                .contains("The configuration here differs from the deployed one in variables.")
                .endsWith("Next: deploy the configuration:", "  mvn featurestore:apply");

        Files.writeString(folder.resolve("stack/more.tf"), "locals {}\n");
        assertThat(shown(() -> stack().status(false))).anyMatch(line -> line.contains("Terraform files and variables"));

        configure("  variables:\n    cidr: $NOT_SET\n");
        assertThat(shown(() -> stack().status(false)))
                .containsSubsequence(
                        "The configuration here cannot be compared with the deployed one. To see why, verify it.",
                        "  mvn featurestore:verify");

        String id = report().at("/stack/id").textValue();
        assertThat(shown(() -> stackOf(id).status(false))).noneMatch(line -> line.startsWith("The configuration here"));
    }

    @Test
    void tellsAJobThatFailedSinceWithItsFailure() throws Exception {
        apply(request());
        control(
                "{\"failAt\": {\"oci_core_subnet.this\": {\"update\": \"409\"}, \"oci_core_vcn.this\": {\"update\": \"409\"}}}");
        configure("  variables:\n    cidr: 10.1.0.0/16\n");
        failure(request());

        List<String> lines = shown(() -> stack().status(false));

        assertThat(lines)
                .anyMatch(line -> line.matches("Failed since then: apply job of 20.* UTC"))
                .anyMatch(line -> line.startsWith("  TERRAFORM_EXECUTION_ERROR: "))
                .noneMatch(line -> line.contains("\n"))
                .anyMatch(line -> line.startsWith("Deployed 20"))
                .contains("  " + report().at("/job/id").textValue())
                .endsWith(
                        "Next: read the log, fix the cause, then run the job again:",
                        "  mvn featurestore:logs -Dfeaturestore.job="
                                + report().at("/job/id").textValue(),
                        "  mvn featurestore:apply");
    }

    @Test
    void tellsThatNothingWasEverDeployed() throws Exception {
        String id = createTagged();

        assertThat(shown(() -> stack().status(false)))
                .contains("  " + id, "Never deployed. 0 resources.")
                .endsWith("Next: deploy it:", "  mvn featurestore:apply");
    }

    @Test
    void tellsProgramsTheSameInOneDocument() throws Exception {
        apply(request());

        JsonNode status = document(() -> stack().status(true));

        assertThat(status.at("/rehearsal").booleanValue()).isFalse();
        assertThat(status.at("/stack/id")).isEqualTo(report().at("/stack/id"));
        assertThat(status.at("/stack/region").textValue()).isEqualTo("us-ashburn-1");
        assertThat(status.at("/deployed/id")).isEqualTo(report().at("/job/id"));
        assertThat(status.at("/deployed/bundleSha256")).isEqualTo(report().at("/bundleSha256"));
        assertThat(status.at("/deployed/terraformVersion").textValue()).isEqualTo("1.5.x");
        assertThat(status.at("/configurationDiffers").booleanValue()).isFalse();
        assertThat(status.at("/resources").intValue()).isEqualTo(2);
        assertThat(status.at("/running").isNull()).isTrue();
        assertThat(status.at("/failed").isNull()).isTrue();
    }

    @Test
    void listsJobsNewestFirstEachWithItsWholeOcid() throws Exception {
        apply(request());
        String first = report().at("/job/id").textValue();
        configure("  variables:\n    cidr: 10.1.0.0/16\n");
        apply(request());
        String second = report().at("/job/id").textValue();

        List<String> lines = shown(() -> stack().jobs(20, false));

        assertThat(lines.get(0)).matches("OPERATION +STATE +CREATED +TOOK +NAME");
        assertThat(lines.get(1)).matches("APPLY +SUCCEEDED +20.* +\\d+s +apply feature-store");
        assertThat(lines)
                .containsSubsequence("  " + second, "  " + first)
                .last()
                .isEqualTo("3 jobs of stack feature-store"); // a change is planned before
        assertThat(lines).filteredOn(line -> !line.startsWith("  ocid1.")).allMatch(line -> line.length() <= 73);
        assertThat(shown(() -> stack().jobs(1, false)))
                .contains("  " + second)
                .doesNotContain("  " + first)
                .last()
                .isEqualTo("1 job of stack feature-store; -Dfeaturestore.limit=NUMBER shows more");
        assertThat(document(() -> stack().jobs(20, true)).at("/jobs"))
                .extracting(job -> job.at("/id").textValue())
                .containsSubsequence(second, first);
        assertThat(failureOf(() -> stack().jobs(0, false)))
                .hasMessage("featurestore.limit: must be at least 1, but is 0");
    }

    @Test
    void listsTheStacksOfFeatureStoresAndNoOthers() throws Exception {
        assertThat(shown(() -> stack().stacks(false)))
                .containsExactly("No stacks of feature stores, region us-ashburn-1, compartment", "  " + COMPARTMENT);
        String id = createTagged();
        configure("  stack_name: second\n");
        apply(request());
        String second = report().at("/stack/id").textValue();

        List<String> lines = shown(() -> stack().stacks(false));

        assertThat(lines)
                .contains("  " + id, "  " + second, "2 stacks of feature stores, region us-ashburn-1, compartment")
                .anyMatch(line -> line.matches("20\\S+ \\S+ +UTC +feature-store +renamed by somebody"))
                .anyMatch(line -> line.matches("20\\S+ \\S+ UTC +second"));
        Files.delete(config());
        assertThat(document(() -> stack(
                                        Optional.empty(),
                                        Optional.of(COMPARTMENT),
                                        Optional.empty(),
                                        Optional.of("us-ashburn-1"))
                                .stacks(true))
                        .at("/stacks"))
                .extracting(stack -> stack.at("/name").textValue())
                .containsExactlyInAnyOrder("feature-store", "second");
        assertThat(failureOf(() -> stack().stacks(false)).code()).isEqualTo(FailureCode.MISSING_CONFIGURATION);
    }
}
