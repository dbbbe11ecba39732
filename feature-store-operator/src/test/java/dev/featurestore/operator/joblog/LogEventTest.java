package dev.featurestore.operator.joblog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of a log are shown while the job runs. */
class LogEventTest {

    private static List<String> shown(boolean planIsNews, String log) {
        return events(log).stream()
                .filter(event -> !(event instanceof LogEvent.Hidden))
                .filter(event ->
                        planIsNews || !(event instanceof LogEvent.PlanCounts || event instanceof LogEvent.PlannedLoss))
                .map(LogEvent::text)
                .toList();
    }

    private static List<LogEvent> events(String log) {
        TerraformLog reader = new TerraformLog();
        return log.lines().map(reader::read).toList();
    }

    /** Terraform 1.11 names the object when its destruction begins, and not after it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "oci_core_vcn.v (deposed object 013bc10e): Destroying... [id=ocid1.vcn.oc1..a]",
                "oci_core_vcn.v (deposed object 013bc10e): Still destroying... [id=ocid1.vcn.oc1..a, 10s elapsed]",
                "oci_core_vcn.v (deposed object 013bc10e): Destruction complete after 12s",
                "oci_core_vcn.v: Destruction complete after 12s"
            })
    void theFormerObjectOfAReplacedResourceIsTheResource(String line) {
        assertThat(ResourceStep.parse(line)).map(ResourceStep::address).contains("oci_core_vcn.v");
    }

    @Test
    void planIsItsCountsAndWhatGoes() {
        String plan = """
                Initializing the backend...

                Successfully configured the backend "local"! Terraform will automatically
                Initializing provider plugins...
                - Finding latest version of hashicorp/oci...

                Terraform has been successfully initialized!

                Terraform used the selected providers to generate the following execution
                plan. Resource actions are indicated with the following symbols:
                  + create

                Terraform will perform the following actions:

                  # oci_core_vcn.this[0] will be created
                  + resource "oci_core_vcn" "this" {
                      + cidr_blocks = [
                          + "10.0.0.0/16",
                        ]
                    }

                  # oci_core_subnet.this must be replaced
                -/+ resource "oci_core_subnet" "this" {
                      ~ cidr_block = "10.0.0.0/24" -> "10.0.1.0/24" # forces replacement
                    }

                  # oci_core_drg.this will be destroyed
                  # (because oci_core_drg.this is not in configuration)
                  - resource "oci_core_drg" "this" {
                    }

                Plan: 2 to add, 0 to change, 2 to destroy.

                Changes to Outputs:
                  + vcn = {
                      + id = (known after apply)
                    }
                """;

        assertThat(shown(true, plan))
                .containsExactly(
                        "  # oci_core_subnet.this must be replaced",
                        "  # oci_core_drg.this will be destroyed",
                        "Plan: 2 to add, 0 to change, 2 to destroy.");
        assertThat(shown(false, plan)).isEmpty();
    }

    @Test
    void stepsAndWhatProvisionersPrintAreShownAndTheEndIsNot() {
        assertThat(shown(true, """
                Plan: 1 to add, 0 to change, 0 to destroy.

                Changes to Outputs:
                  + id = (known after apply)

                oci_core_vcn.this: Creating...
                oci_core_vcn.this (local-exec): hello

                oci_core_vcn.this: Creation complete after 1s [id=a]

                Apply complete! Resources: 1 added, 0 changed, 0 destroyed.

                Outputs:

                vcn = {
                  "id" = "a"
                }
                """))
                .containsExactly(
                        "Plan: 1 to add, 0 to change, 0 to destroy.",
                        "oci_core_vcn.this: Creating...",
                        "oci_core_vcn.this (local-exec): hello",
                        "oci_core_vcn.this: Creation complete after 1s [id=a]");
    }

    @Test
    void showsErrorsAndWarningsWholeWhereverTheyAre() {
        String box = """
                ╷
                │ Error: Resource precondition failed
                │
                │   on rules.tf line 12, in resource "terraform_data" "inputs":
                │     ├────────────────
                │     │ var.db_type is "atp"
                │
                │ No released image supports ATP.
                ╵
                """;
        String plain = """
                Warning: Deprecated attribute

                  on main.tf line 3, in output "x":
                   3:   value = oci_core_vcn.this.cidr_block

                The attribute is deprecated.
                """;

        for (String problem : List.of(box, plain)) {
            for (String before :
                    List.of("", "Initializing the backend...\n", "Apply complete! Resources: 0 added.\n")) {
                assertThat(shown(false, before + problem))
                        .as(before)
                        .containsExactlyElementsOf(problem.lines().toList());
            }
        }
        assertThat(shown(false, box + "Initializing modules...\n- net in net\n"))
                .hasSize(9);
    }

    @Test
    void everyLineIsOneEvent() {
        assertThat(events("""
                        Initializing the backend...
                        data.oci_core_services.all: Reading...
                        data.oci_core_services.all: Read complete after 0s [id=s]

                          # oci_core_vcn.old will be destroyed
                        Plan: 1 to add, 0 to change, 1 to destroy.
                          # oci_core_vcn.old will be destroyed
                        oci_core_vcn.this: Still creating... [1m0s elapsed]
                        oci_core_vcn.this (local-exec): hello
                        oci_core_vcn.this: Creation complete after 1m2s [id=ocid1.vcn.oc1.iad.a]
                        Warning: Deprecated
                        Apply complete! Resources: 1 added, 0 changed, 0 destroyed.
                        """))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "Hidden",
                        "Step",
                        "Step",
                        "Hidden",
                        "Other",
                        "PlanCounts",
                        "PlannedLoss",
                        "Step",
                        "Other",
                        "ResourceDone",
                        "Problem",
                        "Hidden");
    }

    @Test
    void boxWithoutAnEndHidesNoFinishedResource() {
        String done = "oci_core_vcn.this: Creation complete after 2s [id=a]";

        assertThat(events("╷\n│ Warning: Deprecated\n" + done + "\n"))
                .last()
                .isEqualTo(new LogEvent.ResourceDone(
                        done,
                        new ResourceStep(
                                ResourceStep.Stage.DONE,
                                "oci_core_vcn.this",
                                "created",
                                Optional.of(Duration.ofSeconds(2)),
                                Optional.of("a")),
                        1,
                        1));
    }

    @Test
    void whatIsNotRecognizedIsShown() {
        assertThat(shown(false, "REHEARSAL on the embedded cloud\n\nsomething new\n"))
                .containsExactly("REHEARSAL on the embedded cloud", "something new");
    }
}
