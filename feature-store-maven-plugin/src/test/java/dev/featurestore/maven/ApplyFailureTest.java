package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.requests.CancelJobRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a deployment that fails says, and what it leaves behind. */
@Tag("slow")
class ApplyFailureTest extends ApplyFixture {

    private static final Pattern SUBMITTED = Pattern.compile("Submitted apply job +(\\S+)");

    @Test
    void failedJobNamesErrorResourcePlaceJobAndNextStep() throws Exception {
        Files.writeString(folder.resolve("cloud/control.json"), """
                {"failAt": {"oci_core_subnet.this": "409-LimitExceeded, The following service limits were exceeded."}}
                """);

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.JOB_FAILED);
        assertThat(e.message().lines().toList()).hasSize(2);
        assertThat(e.message())
                .startsWith("Terraform failed at oci_core_subnet.this (main.tf line 15): "
                        + "409-LimitExceeded, The following service limits were exceeded.\nJob ocid1.ormjob.")
                .contains(" of stack feature-store failed after ")
                .endsWith(": 1 created, 0 changed, 0 destroyed.");
        assertThat(e.hint()).contains("run the same command again");
        assertThat(report().at("/failure/address").textValue()).isEqualTo("oci_core_subnet.this");
        assertThat(reports().resolve("outputs.env")).doesNotExist();
    }

    @Test
    void resourceThatMayNotBeMadeIsExplainedAsTheMissingPolicy() throws Exception {
        Files.writeString(folder.resolve("cloud/control.json"), """
                {"failAt": {"oci_core_vcn.this": "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found."}}
                """);

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.JOB_FAILED);
        assertThat(e.hint())
                .contains("allow group <your group> to manage virtual-network-family in compartment id " + COMPARTMENT);
        assertThat(e.text(Commands.plain()).lines()).hasSize(3);
    }

    @Test
    void applyAfterAFailureGoesOnWhereItStopped() throws Exception {
        Path control = folder.resolve("cloud/control.json");
        Files.writeString(control, "{\"failAt\": {\"oci_core_subnet.this\": \"500-InternalServerError, Sorry.\"}}");
        failure(request());
        Files.delete(control);

        apply(request());

        assertThat(report().at("/created").intValue()).isEqualTo(1);
        assertThat(report().at("/resources/0/address").textValue()).isEqualTo("oci_core_subnet.this");
    }

    @Test
    void refusedDeploymentLeavesAReportInPlaceOfTheEarlierResults() throws Exception {
        apply(request());
        configure("  no_such_key: 1\n");

        FeatureStoreException e = failure(request());

        assertThat(report().at("/operation").textValue()).isEqualTo("APPLY");
        assertThat(report().at("/state").textValue()).isEqualTo("REFUSED");
        assertThat(report().at("/code").textValue()).isEqualTo("INVALID_CONFIGURATION");
        assertThat(report().at("/failure/message").textValue()).isEqualTo(e.message());
        assertThat(report().at("/failure/hint").textValue()).isEqualTo(e.hint());
        assertThat(report().at("/rehearsal").booleanValue()).isFalse();
        assertThat(report().at("/job").isNull()).isTrue();
        assertThat(reports().resolve("outputs.env")).doesNotExist();
    }

    @Test
    void configurationThatTerraformRefusesFailsWithTerraformsWords() throws Exception {
        Files.writeString(folder.resolve("stack/more.tf"), """
                variable "hidden" {
                  default   = "x"
                  sensitive = true
                }
                output "x" {
                  value = var.hidden
                }
                """);

        FeatureStoreException e = failure(request());

        assertThat(e.message())
                .startsWith("Terraform failed at output.x (more.tf line 5): Output refers to sensitive values");
    }

    @Test
    void undeclaredNameIsRefusedBeforeTheCloudIsAsked() throws Exception {
        Files.writeString(folder.resolve("stack/more.tf"), "output \"x\" {\n  value = oci_core_vcn.thiss.id\n}\n");

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_STACK);
        assertThat(e)
                .hasMessageStartingWith("stack/more.tf:2:11  Reference to undeclared resource: A managed resource");
        assertThat(e.hint()).isEqualTo("Write oci_core_vcn.this in its place");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void canceledJobFailsAndSaysSo() throws Exception {
        cloud.close();
        startCloud(1);
        console.onLine(line -> {
            Matcher submitted = SUBMITTED.matcher(line);
            if (submitted.matches()) {
                try (ResourceManagerClient client = client()) {
                    client.cancelJob(
                            CancelJobRequest.builder().jobId(submitted.group(1)).build());
                }
            }
        });

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.JOB_CANCELED);
        assertThat(e).hasMessageContaining("was canceled");
        assertThat(report().at("/state").textValue()).isEqualTo("CANCELED");
    }

    @Test
    void invalidConfigurationIsRefusedBeforeAnythingRemoteIsTouched() throws Exception {
        configure("  no_such_key: 1\n");

        FeatureStoreException e = failure(request(address("http://127.0.0.1:1", folder.resolve("absent"), "DEFAULT")));

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_CONFIGURATION);
    }
}
