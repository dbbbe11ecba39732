package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.resourcemanager.model.Job;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.OutputsRequest;
import dev.featurestore.operator.command.OutputsRequest.Form;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.report.Results;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code outputs} against the embedded cloud. */
@Tag("slow")
class OutputsTest extends StackFixture {

    private String vcn() throws Exception {
        return report().at("/outputs/vcn_id/value").textValue();
    }

    private String applyJob() throws Exception {
        return report().at("/job/id").textValue();
    }

    private Runnable outputs(Form form) {
        return () -> stack().outputs(OutputsRequest.DEFAULT.withForm(form));
    }

    private Runnable output(String name) {
        return () -> stack().outputs(OutputsRequest.DEFAULT.withName(Optional.of(name)));
    }

    @Test
    void tellsOutputsInEachFormAndNoSecretInAny() throws Exception {
        apply(request());

        assertThat(shown(outputs(Form.TABLE)))
                .contains("vcn_id  = " + vcn(), "secret  = (sensitive value)")
                .contains("2 outputs of stack feature-store")
                .anyMatch(line -> line.startsWith("from apply job of "))
                .last()
                .isEqualTo("  " + applyJob());
        JsonNode json = document(outputs(Form.JSON));
        assertThat(json.at("/vcn_id/value").textValue()).isEqualTo(vcn());
        assertThat(json.at("/secret").toString())
                .isEqualTo("{\"sensitive\":true,\"job\":\"" + applyJob() + "\",\"stale\":false}");
        shown(outputs(Form.DOTENV));
        assertThat(console.documents())
                .contains("featurestore_outputs_vcn_id=" + vcn(), "featurestore_outputs_secret='(sensitive value)'");
        assertThat(console.lines()).noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void oneOutputIsItsValueAndNothingElse() throws Exception {
        apply(request());

        output("vcn_id").run();

        assertThat(console.documents()).containsExactly(vcn());
    }

    @Test
    void anOutputThatIsNotThereOrSensitiveIsRefused() throws Exception {
        apply(request());

        FeatureStoreException absent = failureOf(output("vcn")::run);
        assertThat(absent.code()).isEqualTo(FailureCode.OUTPUT_NOT_AVAILABLE);
        assertThat(absent.hint()).isEqualTo("Set it to one of: secret, vcn_id");
        assertThat(failureOf(output("secret")::run))
                .hasMessageContaining("is sensitive, so its value is never printed");
        assertThat(console.documents()).isEmpty();
    }

    @Test
    void outputsOfBeforeAFailedJobAreNotVouchedFor() throws Exception {
        apply(request());
        String deployed = vcn();
        String job = applyJob();
        Files.writeString(
                folder.resolve("stack/more.tf"), "resource \"oci_core_vcn\" \"more\" { compartment_id = \"c\" }\n");
        control("{\"failAt\": {\"oci_core_vcn.more\": \"409\"}}");
        failure(request());
        String failed = jobs().stream()
                .filter(each -> each.getOperation() == Job.Operation.Apply)
                .findFirst()
                .orElseThrow()
                .getId();
        String reason = "apply job " + failed + " failed after apply job " + job + ", which created these outputs";

        FeatureStoreException refused = failureOf(output("vcn_id")::run);
        assertThat(refused.code()).isEqualTo(FailureCode.OUTPUTS_STALE);
        assertThat(refused).hasMessage("Output vcn_id may be outdated: " + reason);
        assertThat(console.documents()).isEmpty();
        assertThat(shown(outputs(Form.TABLE)))
                .startsWith("These outputs may be outdated: " + reason + ".")
                .contains("vcn_id  = " + deployed)
                .endsWith("  " + job);
        JsonNode json = document(outputs(Form.JSON));
        assertThat(json.at("/vcn_id").toString())
                .isEqualTo("{\"value\":\"" + deployed + "\",\"sensitive\":false,\"job\":\"" + job
                        + "\",\"stale\":true,\"reason\":\"" + reason + "\"}");
        console.documents().clear();
        outputs(Form.DOTENV).run();
        assertThat(console.documents())
                .startsWith("# These outputs may be outdated: " + reason + ".")
                .contains("featurestore_outputs_vcn_id=" + deployed);
        console.documents().clear();

        stack().outputs(OutputsRequest.DEFAULT.withName(Optional.of("vcn_id")).withAllowStale(true));

        assertThat(console.documents()).containsExactly(deployed);
        assertThat(shown(() -> stack().status(false)))
                .contains("  Resources and outputs may differ from the deployed ones.");
    }

    @Test
    void outputsOfBeforeADestroyThatFailedAreNotVouchedForUntilItIsDeployedAgain() throws Exception {
        apply(request());
        control("{\"failAt\": {\"oci_core_vcn.this\": {\"delete\": \"409-Conflict, The VCN is in use.\"}}}");
        failureOf(() -> stack().destroy(
                        DestroyRequest.of(Results.exactly(reports())).withConfirm(Optional.of("feature-store"))));
        assertThat(failureOf(output("vcn_id")::run)).hasMessageContaining(": destroy job ocid1.ormjob.");
        control("{}");
        apply(request());
        console.documents().clear();

        output("vcn_id").run();

        assertThat(console.documents()).containsExactly(vcn());
    }

    @Test
    void aStackThatNothingIsDeployedByHasNone() throws Exception {
        createTagged();

        FeatureStoreException e = failureOf(outputs(Form.JSON)::run);

        assertThat(e).hasMessage("Stack feature-store has no outputs: it is not deployed");
        assertThat(e.commands()).containsExactly(Command.of(Goal.APPLY));
    }
}
