package dev.featurestore.operator.joblog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerraformLogTest {

    private final TerraformLog log = new TerraformLog();

    @Test
    void countsWhatIsDoneAgainstTheNumbersOfThePlan() {
        read("Plan: 1 to add, 1 to change, 1 to destroy.");

        assertThat(log.read("oci_core_vcn.a: Destruction complete after 1s"))
                .isEqualTo(new LogEvent.ResourceDone(
                        "oci_core_vcn.a: Destruction complete after 1s",
                        new ResourceStep(
                                ResourceStep.Stage.DONE,
                                "oci_core_vcn.a",
                                "destroyed",
                                Optional.of(Duration.ofSeconds(1)),
                                Optional.empty()),
                        1,
                        3));
        assertThat(log.read("oci_core_vcn.b: Modifications complete after 1m2s [id=ocid1.vcn.oc1.iad.b]"))
                .isInstanceOfSatisfying(
                        LogEvent.ResourceDone.class,
                        done -> assertThat(done.done()).isEqualTo(2));
        assertThat(log.done())
                .containsExactly(
                        new DoneResource("oci_core_vcn.a", DoneResource.Action.DESTROYED, Optional.empty()),
                        new DoneResource(
                                "oci_core_vcn.b", DoneResource.Action.CHANGED, Optional.of("ocid1.vcn.oc1.iad.b")));
    }

    @Test
    void readsAddressesWithKeysOfAnyKind() {
        log.read("module.net[\"a: b\"].oci_core_vcn.this[0]: Creation complete after 3s [id=x]");

        assertThat(log.done())
                .extracting(DoneResource::address)
                .containsExactly("module.net[\"a: b\"].oci_core_vcn.this[0]");
    }

    @Test
    void planThatImportsCountsWhatIsAddedChangedAndDestroyed() {
        read("Plan: 2 to import, 4 to add, 0 to change, 0 to destroy.");

        assertThat(log.read("oci_core_vcn.a: Creation complete after 1s [id=x]"))
                .isInstanceOfSatisfying(
                        LogEvent.ResourceDone.class,
                        done -> assertThat(done.total()).isEqualTo(4));
    }

    @Test
    void firstErrorIsFoundInTerraformsBox() {
        read(
                "╷",
                "│ Error: 404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found.",
                "│ Suggestion: Either the resource has been deleted or service Core need policy to access this resource.",
                "│ ",
                "│   with oci_core_subnet.this[\"api\"],",
                "│   on network.tf line 12, in resource \"oci_core_subnet\" \"this\":",
                "│   12: resource \"oci_core_subnet\" \"this\" {",
                "│ ",
                "╵",
                "╷",
                "│ Error: another",
                "│   with oci_core_vcn.other,");

        assertThat(log.firstError())
                .contains(new TerraformError(
                        "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found.",
                        Optional.empty(),
                        Optional.of("oci_core_subnet.this[\"api\"]"),
                        Optional.of("network.tf line 12")));
    }

    @Test
    void errorOfTheConfigurationKeepsItsExplanationAndIsPlacedByItsBlock() {
        read(
                "Error: Reference to undeclared resource",
                "",
                "  on main.tf line 3, in resource \"oci_core_subnet\" \"this\":",
                "   3:   vcn_id = oci_core_vcn.other.id",
                "",
                "A managed resource \"oci_core_vcn\" \"other\" has not been declared in the root",
                "module.",
                "",
                "More of it.");

        assertThat(log.firstError())
                .contains(new TerraformError(
                        "Reference to undeclared resource",
                        Optional.of("A managed resource \"oci_core_vcn\" \"other\" has not been declared in the root"
                                + " module."),
                        Optional.of("oci_core_subnet.this"),
                        Optional.of("main.tf line 3")));
    }

    @Test
    void errorWithoutAPlaceIsItsSummary() {
        read("Error: No valid credential sources found");

        assertThat(log.firstError())
                .contains(new TerraformError(
                        "No valid credential sources found", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void logWithoutAnErrorHasNone() {
        read("oci_core_vcn.a: Creating...", "Apply complete! Resources: 1 added, 0 changed, 0 destroyed.");

        assertThat(log.firstError()).isEmpty();
    }

    @Test
    void outputsThatLookLikeStepsAreNotCounted() {
        read(
                "Plan: 1 to add, 0 to change, 0 to destroy.",
                "oci_core_vcn.a: Creation complete after 1s [id=x]",
                "Apply complete! Resources: 1 added, 0 changed, 0 destroyed.",
                "Outputs:",
                "notes = <<EOT",
                "Plan: 900 to add, 0 to change, 0 to destroy.",
                "oci_core_vcn.forged: Creation complete after 1s [id=y]");

        assertThat(log.done()).extracting(DoneResource::address).containsExactly("oci_core_vcn.a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plan: 99999999999 to add, 99999999999999999999 to change, 0 to destroy.",
                "oci_core_vcn.a: Creation complete after 99999999999999999999s [id=x]",
                "oci_core_vcn.a: Creation complete after 9999999999999999999h1m1s [id=x]",
                "oci_core_vcn.a: Still creating... [99999999999999999999s elapsed]"
            })
    void numberThatNoJobHasIsOnlyText(String line) {
        read(line, "oci_core_vcn.b: Creation complete after 1s [id=y]");

        assertThat(log.done()).extracting(DoneResource::address).containsExactly("oci_core_vcn.b");
    }

    @Test
    void errorAtALineThatNoFileHasKeepsItsText() {
        read(
                "Error: Unsupported argument",
                "",
                "  on main.tf line 99999999999, in resource \"a\" \"b\":",
                "",
                "This was checked by the validation rule at main.tf:99999999999,5-15.",
                "",
                "oci_core_vcn.b: Creation complete after 1s [id=y]");

        assertThat(log.firstError()).map(TerraformError::summary).contains("Unsupported argument");
    }

    private void read(String... lines) {
        List.of(lines).forEach(log::read);
    }
}
