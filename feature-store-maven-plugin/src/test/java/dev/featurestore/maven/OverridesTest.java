package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Results;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values of the command line in place of those of the configuration file. */
@Tag("slow")
class OverridesTest extends StackFixture {

    private static final String OTHER = COMPARTMENT.replace("example", "another");

    @Test
    void applyDeploysAnotherStackAndEveryGoalFindsItByTheSameProperties() throws Exception {
        apply(request());
        override(
                override(Overrides.STACK_NAME, "dev", "stackName"),
                override(Overrides.VARIABLES + "cidr", "10.1.0.0/16", "variables.cidr"));

        List<String> told = shown(() -> apply(request()));

        assertThat(told)
                .contains("Override: stack_name = dev (-Dfeaturestore.stackName)")
                .contains("Override: variables.cidr = 10.1.0.0/16 (-Dfeaturestore.variables.cidr)");
        assertThat(stacks())
                .extracting(stack -> stack.getDisplayName())
                .containsExactlyInAnyOrder("feature-store", "dev");
        assertThat(shown(() -> stack().status(false)))
                .anyMatch(line -> line.startsWith("Stack dev, region us-ashburn-1"))
                .noneMatch(line -> line.contains("differs"));
        assertThat(document(() -> stack().status(true))
                        .at("/configurationDiffers")
                        .booleanValue())
                .isFalse();
        assertThat(shown(() -> apply(request()))).anyMatch(line -> line.startsWith("No changes: stack dev "));

        override(
                override(Overrides.STACK_NAME, "dev", "stackName"),
                override(Overrides.VARIABLES + "cidr", "10.2.0.0/16", "variables.cidr"));
        assertThat(document(() -> stack().status(true))
                        .at("/configurationDiffers")
                        .booleanValue())
                .isTrue();
        assertThat(shown(() -> apply(request()))).noneMatch(line -> line.startsWith("No changes: stack dev "));
    }

    @Test
    void anotherCompartmentIsAnotherStackAndKeepsNameAndRegionOfTheFile() throws Exception {
        configure("  stack_name: mine\n");
        apply(request());
        override(override(Overrides.COMPARTMENT_ID, OTHER, "compartmentId"));

        assertThat(failureOf(() -> stack().status(false)))
                .hasMessage("No stack named mine in compartment " + OTHER + " in us-ashburn-1");
        apply(request());

        assertThat(shown(() -> stack().status(false))).anyMatch(line -> line.startsWith("Stack mine, "));
        assertThat(report().at("/stack/compartmentId").textValue()).isIn(OTHER, null);
        assertThat(stacks()).hasSize(1);
    }

    @Test
    void aStackIdOfTheFileDoesNotCountForAnotherName() throws Exception {
        configure("  stack_id: " + createTagged() + "\n");
        override(override(Overrides.STACK_NAME, "dev", "stackName"));

        assertThat(shown(() -> apply(request())))
                .contains("feature_store.yaml:11:3  spec.stack_id: ignored, because -Dfeaturestore.stackName selects"
                        + " another stack");
        assertThat(stacks()).hasSize(2);
    }

    @Test
    void whatIsWrongIsNamedByItsPropertyAndNothingIsDone() throws Exception {
        override(
                override(Overrides.REGION, "frankfurt", "region"),
                override(Overrides.COMPARTMENT_ID, "mine", "compartmentId"),
                override(Overrides.VARIABLES + "cdir", "x", "variables.cdir"),
                override(Overrides.VARIABLES + "region", "eu-frankfurt-1", "variables.region"));

        FeatureStoreException failure = failure(request());

        assertThat(failure.code()).isEqualTo(FailureCode.INVALID_CONFIGURATION);
        assertThat(console.lines())
                .anyMatch(l -> l.startsWith("-Dfeaturestore.region  spec.region: must be the name of a region"))
                .anyMatch(l -> l.startsWith("-Dfeaturestore.compartmentId  spec.compartment_id: must be the OCID"))
                .anyMatch(l -> l.startsWith(
                        "-Dfeaturestore.variables.cdir  spec.variables.cdir: the stack has no variable 'cdir'"))
                .contains("    Did you mean cidr?")
                .contains("    Write -Dfeaturestore.region instead");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void variablesHaveTheTypesOfTheStackAndSensitiveOnesAreNotShown() throws Exception {
        Files.writeString(folder.resolve("stack/more.tf"), """
                variable "zones" {
                  type = list(string)
                }

                variable "password" {
                  type      = string
                  sensitive = true
                }

                variable "release" {
                  type = string
                }

                variable "service_version" {
                  type = string
                }
                """);
        configure("  variables:\n    service_version: \"1.0\"\n    release: \"1\"\n");
        override(
                override(Overrides.VARIABLES + "zones", "[a, b]", "variables.zones"),
                override(Overrides.VARIABLES + "password", "correct horse", "variables.password"),
                override(Overrides.VARIABLES + "release", "1.10", "variables.release"),
                override(Overrides.VARIABLES + "service_version", "2.0", "variables.service_version"));

        apply(request());

        assertThat(variables())
                .containsEntry("zones", "[\"a\",\"b\"]")
                .containsEntry("password", "correct horse")
                .containsEntry("release", "1.10")
                .containsEntry("service_version", "2.0");
        assertThat(console.lines())
                .contains("Override: variables.password = (sensitive value) (-Dfeaturestore.variables.password)")
                .noneMatch(line -> line.contains("correct horse"));

        configure("  service_version: \"1.0\"\n  variables:\n    password: x\n    release: \"1\"\n");
        override(override(Overrides.VARIABLES + "zones", "[a", "variables.zones"));
        assertThat(failure(request()))
                .hasMessageContaining(
                        "-Dfeaturestore.variables.zones  spec.variables.zones: must be a list (list(string))");
    }

    @Test
    void verifyPackagePlanAndPoliciesHonorThem() throws Exception {
        override(override(Overrides.REGION, "eu-frankfurt-1", "region"));
        String line = "Override: region = eu-frankfurt-1 (-Dfeaturestore.region)";

        assertThat(shown(() -> operator().verify(VerifyRequest.of(inputs(address())))))
                .contains(line);
        assertThat(shown(() -> operator().pack(inputs(address()), folder.resolve("stack.zip"))))
                .contains(line);
        assertThat(shown(() -> operator()
                        .plan(PlanRequest.of(inputs(address()), Results.exactly(reports()))
                                .withBusyTimeout(Duration.ofSeconds(5)))))
                .contains(line)
                .anyMatch(l -> l.startsWith("Region eu-frankfurt-1, "));
        assertThat(failureOf(() -> stack(Optional.empty(), Optional.empty(), Optional.of("dev"), Optional.empty())
                        .status(false)))
                .hasMessage("No stack named dev in compartment " + COMPARTMENT + " in eu-frankfurt-1");
    }

    private void override(Overrides.Value... values) {
        overrides = new Overrides(Arrays.asList(values));
    }
}
