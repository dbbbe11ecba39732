package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.operator.command.DriftRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code drift}, and what other goals say about it, against the embedded cloud. */
@Tag("slow")
class DriftTest extends StackFixture {

    private static final String BOTH =
            "{\"drift\": {\"oci_core_vcn.this\": {\"cidr_block\": \"10.9.0.0/16\"}, \"oci_core_subnet.this\": \"DELETED\"}}";

    private DriftRequest wanted() {
        return DriftRequest.of(Results.exactly(reports()));
    }

    private JsonNode written() throws IOException {
        return new ObjectMapper().readTree(reports().resolve("drift.json").toFile());
    }

    @Test
    void listsWhatWasDeletedOrChangedWithBothValues() throws Exception {
        apply(request());
        control(BOTH);

        List<String> lines = shown(() -> stack().drift(wanted()));

        assertThat(lines.get(0)).startsWith("Started drift detection  ocid1.ormworkrequest.");
        assertThat(lines)
                .containsSubsequence(
                        "Drift of stack feature-store: 1 deleted, 1 modified, 0 in sync",
                        "Deleted outside of Terraform:",
                        "  - oci_core_subnet.this",
                        "Changed outside of Terraform (state -> real value):",
                        "  ~ oci_core_vcn.this")
                .contains("      cidr_block: (none) -> \"10.9.0.0/16\"")
                .endsWith(
                        "Written: reports/drift.json, drift.md",
                        "To keep a change, set it in the configuration. To undo the others:",
                        "  mvn featurestore:apply -Dfeaturestore.force");
        assertThat(written().at("/drifted").booleanValue()).isTrue();
        assertThat(written().at("/comparedBy").textValue()).startsWith("ocid1.ormworkrequest.");
        assertThat(written().at("/resources"))
                .extracting(resource -> resource.at("/address").textValue() + " "
                        + resource.at("/status").textValue())
                .containsExactly("oci_core_subnet.this DELETED", "oci_core_vcn.this MODIFIED");
        assertThat(Files.readString(reports().resolve("drift.md")))
                .startsWith("### Drift of stack `feature-store`: 1 deleted, 1 modified, 0 in sync\n")
                .contains("- oci_core_subnet.this  DELETED\n", "! oci_core_vcn.this  MODIFIED\n");
    }

    @Test
    void changesNothing() throws Exception {
        apply(request());
        control(BOTH);
        int jobs = jobs().size();

        stack().drift(wanted());

        assertThat(jobs()).hasSize(jobs);
        assertThat(document(() -> stack().status(true)).at("/resources").intValue())
                .isEqualTo(2);
    }

    @Test
    void reportsThatNothingHasDrifted() throws Exception {
        apply(request());

        assertThat(shown(() -> stack().drift(wanted().withFailOnDrift(true))))
                .contains("No drift of stack feature-store: 2 in sync")
                .last()
                .isEqualTo("Written: reports/drift.json, drift.md");
        assertThat(written().at("/drifted").booleanValue()).isFalse();
    }

    @Test
    void failsOnRequestAfterTheReportIsWritten() throws Exception {
        apply(request());
        control(BOTH);

        FeatureStoreException failure = failureOf(() -> stack().drift(wanted().withFailOnDrift(true)));

        assertThat(failure.code()).isEqualTo(FailureCode.DRIFT_FOUND);
        assertThat(failure).hasMessage("Stack feature-store has drifted: 1 deleted, 1 modified, 0 in sync");
        assertThat(console.lines()).contains("  - oci_core_subnet.this");
        assertThat(written().at("/deleted").intValue()).isEqualTo(1);
    }

    @Test
    void ignoresWhatTheConfigurationLists() throws Exception {
        apply(request());
        control(BOTH);
        configure("  drift:\n    ignore: [oci_core_vcn.this.cidr_block, oci_core_subnet, oci_core_drg.typo]\n");

        List<String> lines = shown(() -> stack().drift(wanted().withFailOnDrift(true)));

        assertThat(lines)
                .contains(
                        "No drift of stack feature-store: 2 ignored, 0 in sync",
                        "Ignored by spec.drift.ignore: oci_core_subnet.this",
                        "Ignored by spec.drift.ignore: oci_core_vcn.this: cidr_block",
                        "spec.drift.ignore: the stack has no resource for \"oci_core_drg.typo\"");
        assertThat(written().at("/resources/1/ignoredProperties/0").textValue()).isEqualTo("cidr_block");
        // An attribute does not stand for the resource: its deletion is drift.
        control("{\"drift\": {\"oci_core_vcn.this\": \"DELETED\"}}");
        assertThat(failureOf(() -> stack().drift(wanted().withFailOnDrift(true)))
                        .message())
                .contains("1 deleted");
    }

    @Test
    void ignoresItByTheOcidOfTheStackTooIfTheConfigurationHereIsThatOfTheStack() throws Exception {
        apply(request());
        control(BOTH);
        StackOperations byId = stackOf(stacks().get(0).getId());
        configure("  drift:\n    ignore: [oci_core_vcn.this.cidr_block, oci_core_subnet]\n");
        assertThat(shown(() -> byId.drift(wanted().withFailOnDrift(true))))
                .contains("No drift of stack feature-store: 2 ignored, 0 in sync");

        configure("  stack_name: other\n  drift:\n    ignore: [oci_core_vcn.this.cidr_block, oci_core_subnet]\n");

        assertThat(shown(() -> byId.drift(wanted())))
                .contains(
                        "Not used: feature_store.yaml, the configuration of another stack",
                        "Drift of stack feature-store: 1 deleted, 1 modified, 0 in sync");
    }

    @Test
    void refusesAMalformedListBeforeTheCloudIsAsked() throws Exception {
        configure("  drift:\n    ignored: [a.b]\n");
        assertThat(failureOf(() -> stack().drift(wanted())).message()).contains("unknown key 'ignored'");
        configure("  drift:\n    ignore: [{a: b}]\n");
        assertThat(failureOf(() -> stack().drift(wanted())).code()).isEqualTo(FailureCode.INVALID_CONFIGURATION);
        assertThat(console.lines()).noneMatch(line -> line.startsWith("Signing in"));
    }

    @Test
    void neverShowsSecrets() throws Exception {
        Files.writeString(folder.resolve("stack/secret.tf"), """
                variable "password" {
                  type      = string
                  sensitive = true
                }

                resource "oci_core_drg" "this" {
                  compartment_id = "c"
                  display_name   = var.password
                }

                resource "oci_mysql_mysql_db_system" "this" {
                  compartment_id = "c"
                  availability_domain = "AD-1"
                  shape_name          = "MySQL.2"
                  subnet_id           = "ocid1.subnet.oc1.iad.example"
                  admin_password      = "open-sesame-1"
                }
                """);
        configure("  variables:\n    password: hunter-7f3a91\n");
        apply(request());
        control("{\"drift\": {\"oci_core_drg.this\": {\"display_name\": \"was hunter-7f3a91\"},"
                + " \"oci_mysql_mysql_db_system.this\": {\"admin_password\": \"open-sesame-2\"}}}");

        List<String> lines = shown(() -> stack().drift(wanted()));

        assertThat(lines)
                .contains(
                        "      display_name: (none) -> \"was (sensitive value)\"",
                        "      admin_password: (sensitive value)");
        for (String text : List.of(
                String.join("\n", lines),
                Files.readString(reports().resolve("drift.json")),
                Files.readString(reports().resolve("drift.md")))) {
            assertThat(text).doesNotContain("hunter-7f3a91").doesNotContain("open-sesame");
        }
    }

    @Test
    void namesTheTypesThatAreNotChecked() throws Exception {
        Files.writeString(folder.resolve("stack/other.tf"), "resource \"null_resource\" \"this\" {}\n");
        apply(request());
        control("{\"drift\": {\"null_resource.this\": \"DELETED\"}}");

        assertThat(shown(() -> stack().drift(wanted())))
                .containsSubsequence(
                        "No drift of stack feature-store: 1 not checked, 2 in sync",
                        "Not checked, because Resource Manager does not detect the drift of these types:",
                        "  null_resource (1 resource)");
    }

    @Test
    void runsAPlanJobWhereResourceManagerRefusesToDetect() throws Exception {
        apply(request());
        submitPlan(stacks().get(0).getId());

        List<String> lines = shown(() -> stack().drift(wanted()));

        assertThat(lines)
                .contains(
                        "Comparing the resources by a plan job: Resource Manager does not detect drift after the last job,"
                                + " plan job in state SUCCEEDED.",
                        "No drift of stack feature-store: 2 in sync");
        assertThat(written().at("/comparedBy").textValue()).startsWith("ocid1.ormjob.");
        assertThat(jobs()).hasSize(3);
    }

    @Test
    void printsOneDocumentForPrograms() throws Exception {
        apply(request());
        control(BOTH);

        JsonNode document = document(() -> stack().drift(wanted().withJson(true)));

        assertThat(document).isEqualTo(written());
        assertThat(document.at("/resources/1/properties/0/name").textValue()).isEqualTo("cidr_block");
        assertThat(document.at("/resources/1/properties/0/real").textValue()).isEqualTo("\"10.9.0.0/16\"");
    }

    @Test
    void failsWithoutAStackOrResourcesAndWhileAJobRuns() throws Exception {
        assertThat(failureOf(() -> stack().drift(wanted())).code()).isEqualTo(FailureCode.STACK_NOT_FOUND);
        createTagged();
        assertThat(failureOf(() -> stack().drift(wanted())).code()).isEqualTo(FailureCode.NO_JOB);
        apply(request());
        control("{\"jobTakes\": 600}");
        submitPlan(stacks().get(0).getId());

        FeatureStoreException busy = failureOf(() -> stack().drift(wanted().withBusyTimeout(Duration.ZERO)));

        assertThat(busy.code()).isEqualTo(FailureCode.STACK_BUSY);
    }

    @Test
    void applyAndStatusMentionDriftThatIsKnown() throws Exception {
        apply(request());
        control(BOTH);
        stack().drift(wanted());

        assertThat(shown(() -> stack().status(false)))
                .anyMatch(line -> line.startsWith("Drifted: a check at 20"))
                .contains("  mvn featurestore:drift");
        assertThat(document(() -> stack().status(true)).at("/drift").textValue())
                .isEqualTo("DRIFTED");
        assertThat(shown(() -> apply(request())))
                .anyMatch(line -> line.startsWith("Stack feature-store had drifted at 20"))
                .contains("  mvn featurestore:drift");
        apply(force());
        assertThat(shown(() -> apply(request()))).noneMatch(line -> line.contains("had drifted"));
    }
}
