package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.OutputsRequest;
import dev.featurestore.operator.OutputsRequest.Form;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code outputs} against the embedded cloud. */
class OutputsTest extends StackFixture {

    private String vcn() throws Exception {
        return report().at("/outputs/vcn_id/value").textValue();
    }

    private Runnable outputs(Form form) {
        return () -> stack().outputs(new OutputsRequest(form, Optional.empty()));
    }

    private Runnable output(String name) {
        return () -> stack().outputs(new OutputsRequest(Form.TABLE, Optional.of(name)));
    }

    @Test
    void tellsOutputsInEachFormAndNoSecretInAny() throws Exception {
        apply(request());

        assertThat(shown(outputs(Form.TABLE)))
                .contains("vcn_id  = " + vcn(), "secret  = (sensitive value)")
                .last()
                .isEqualTo("2 outputs of stack feature-store");
        JsonNode json = document(outputs(Form.JSON));
        assertThat(json.at("/vcn_id/value").textValue()).isEqualTo(vcn());
        assertThat(json.at("/secret").toString()).isEqualTo("{\"sensitive\":true}");
        shown(outputs(Form.DOTENV));
        assertThat(console.documents()).contains("vcn_id=" + vcn(), "secret='(sensitive value)'");
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
        assertThat(absent.code()).isEqualTo(FailureCode.MISSING_PARAMETER);
        assertThat(absent.hint()).isEqualTo("it has secret, vcn_id");
        assertThat(failureOf(output("secret")::run)).hasMessageContaining("is sensitive, and its value is never shown");
        assertThat(console.documents()).isEmpty();
    }

    @Test
    void outputsAreThoseOfTheLastJobThatSucceeded() throws Exception {
        apply(request());
        String deployed = vcn();
        Files.writeString(folder.resolve("stack/more.tf"), "resource \"oci_core_vcn\" \"more\" {}\n");
        control("{\"failAt\": {\"oci_core_vcn.more\": \"409\"}}");
        failure(request());

        output("vcn_id").run();

        assertThat(console.documents()).containsExactly(deployed);
    }

    @Test
    void aStackThatNothingIsDeployedByHasNone() throws Exception {
        createTagged();

        FeatureStoreException e = failureOf(outputs(Form.JSON)::run);

        assertThat(e).hasMessage("nothing is deployed by stack feature-store: it has no outputs");
        assertThat(e.commands()).containsExactly(Command.of(Goal.APPLY));
    }
}
