package dev.featurestore.operator.joblog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The logs are those of three runs of Terraform 1.11, with and without colour, the colours taken away. */
class DiagnosticReaderTest {
    private static final FailedCheck HEALTH =
            new FailedCheck(false, "Check block assertion failed", "Number is not two.", "main.tf", 28, false);
    private static final FailedCheck OUTPUT = new FailedCheck(
            true, "Module output value precondition failed", "Number is not three.", "main.tf", 35, false);
    private static final FailedCheck VARIABLE = new FailedCheck(
            true,
            "Invalid value for variable",
            "Write mysql or atp, which are the only databases that this feature store is able to use for now.",
            "variables.tf",
            4,
            true);
    private static final FailedCheck RESOURCE = new FailedCheck(
            true,
            "Resource precondition failed",
            "The database atp needs the number two or more than that, since this is what it is, and it is long.",
            "main.tf",
            8,
            false);
    private static final FailedCheck MODULE =
            new FailedCheck(true, "Invalid value for variable", "No range.", "net/main.tf", 3, true);

    private static TerraformLog read(String text) {
        TerraformLog log = new TerraformLog();
        text.lines().forEach(log::read);
        return log;
    }

    private static TerraformLog recorded(String name) throws IOException {
        try (InputStream in = requireNonNull(DiagnosticReaderTest.class.getResourceAsStream(name))) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed-checks.log", "failed-checks-boxed.log"})
    void gathersEveryConditionThatWasNotMetOnce(String log) throws IOException {
        assertThat(recorded(log).failedChecks()).containsExactlyInAnyOrder(HEALTH, OUTPUT, VARIABLE, RESOURCE, MODULE);
    }

    @Test
    void aResourceThatMustNotBeDestroyedIsNamedInTheExplanation() {
        TerraformLog log = read("""
                Error: Instance cannot be destroyed

                  on main.tf line 10:
                  10: resource "oci_core_vcn" "v" {

                Resource oci_core_vcn.v has lifecycle.prevent_destroy set, but the plan calls
                for this resource to be destroyed.
                """);

        assertThat(log.firstError()).flatMap(TerraformError::address).contains("oci_core_vcn.v");
    }

    @Test
    void valuesThatTerraformQuotesAreNoExplanation() throws IOException {
        assertThat(recorded("failed-checks-boxed.log").firstError())
                .flatMap(TerraformError::detail)
                .contains("Number is not three.");
    }

    @Test
    void findsARuleThatIsTooLongForTheLine() {
        assertThat(read("""
                        Error: Invalid value for variable

                          on variables.tf line 1:
                           1: variable "a" {

                        No.

                        This was checked by the validation rule at
                        ../modules/of/a/long/name/variables.tf:4,3-13.
                        """).failedChecks())
                .containsExactly(new FailedCheck(
                        true, "Invalid value for variable", "No.", "../modules/of/a/long/name/variables.tf", 4, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void errorWithoutABoxIsKeptInPart(String between) {
        String error = "Error: Resource precondition failed\n\n  on main.tf line 1:\n\n";
        TerraformLog log = read(error + ("a line of a provisioner, or of a value\n" + between).repeat(100_000));

        assertThat(log.firstError().orElseThrow().detail().orElseThrow())
                .startsWith("a line of a provisioner, or of a value")
                .hasSizeLessThanOrEqualTo(8_000);
        assertThat(log.failedChecks())
                .singleElement()
                .extracting(FailedCheck::message)
                .isEqualTo(log.firstError().orElseThrow().detail().orElseThrow());
    }

    @Test
    void errorEndsWhereTheLogGoesOn() {
        TerraformLog log = read("""
                Warning: Check block assertion failed

                  on main.tf line 28, in check "health":

                oci_core_vcn.this: Creation complete after 1s [id=a]
                Error: 409-Conflict, The VCN is in use.

                  with oci_core_vcn.this,
                  on main.tf line 3, in resource "oci_core_vcn" "this":

                Destroy complete! Resources: 0 destroyed.
                Something else.
                """);

        assertThat(log.failedChecks())
                .containsExactly(new FailedCheck(false, "Check block assertion failed", "", "main.tf", 28, false));
        assertThat(log.firstError())
                .contains(new TerraformError(
                        "409-Conflict, The VCN is in use.",
                        Optional.empty(),
                        Optional.of("oci_core_vcn.this"),
                        Optional.of("main.tf line 3")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: Invalid value for variable",
                "Error: Resource precondition failed\n\nApply complete!",
                "Error: another\n\n  on main.tf line 1:\n   1: locals {\n\nNo.",
            })
    void leavesOtherErrorsAlone(String text) {
        assertThat(read(text).failedChecks()).isEmpty();
    }
}
