package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code deployment_name}, given or derived from {@code stack_name}, against the embedded cloud. */
@Tag("slow")
class DeploymentNameTest extends StackFixture {

    private static final String TAG = "feature-store-deployment-name";

    @BeforeEach
    void declareTheVariable() throws IOException {
        Files.writeString(folder.resolve("stack/name.tf"), """
                variable "deployment_name" {
                  type    = string
                  default = "DEFAULT_NAME"
                }
                """);
    }

    @Test
    void newStackHasTheNameThatVerifySaysAndStaysUnchanged() throws Exception {
        configure("  stack_name: dev\n");
        operator().verify(VerifyRequest.of(inputs(address())));
        assertThat(console.lines())
                .contains(
                        "deployment_name of a new stack: dev, derived from spec.stack_name. An existing stack keeps its"
                                + " own.");

        apply(request());
        apply(request());

        assertThat(variables()).containsEntry("deployment_name", "dev");
        assertThat(jobs()).hasSize(1);
        assertThat(shown(() -> stack().status(false))).contains("The configuration here matches the deployed one.");
    }

    @Test
    void planThatCreatesTheStackIsThatOfTheApply() throws Exception {
        configure("  stack_name: dev\n");

        operator().plan(PlanRequest.of(inputs(address()), Results.exactly(reports())));
        String plan = jobs().get(0).getId();
        ApplyOptions exactly = ApplyOptions.DEFAULT.withPlan(Optional.of(plan)).withNoCheck(true);
        apply(new ApplyRequest(inputs(address()), "local", Results.exactly(reports()), exactly));

        assertThat(variables()).containsEntry("deployment_name", "dev");
        assertThat(jobs()).hasSize(2);
    }

    @Test
    void planKeepsTheNameOfAnExistingStackAsApplyDoes() throws Exception {
        configure("  variables:\n    deployment_name: given\n");
        apply(request());
        configure("");

        operator()
                .plan(PlanRequest.of(inputs(address()), Results.exactly(reports()))
                        .withDryRun(true));
        assertThat(console.lines())
                .anyMatch(line -> line.startsWith("Dry run: stack feature-store matches the configuration"));
        operator().plan(PlanRequest.of(inputs(address()), Results.exactly(reports())));

        assertThat(variables()).containsEntry("deployment_name", "given");
        assertThat(console.lines()).contains("Plan for stack feature-store: no changes");
    }

    @Test
    void defaultStackNameIsNotSent() throws Exception {
        apply(request());

        assertThat(variables()).doesNotContainKey("deployment_name");
    }

    @Test
    void existingStackKeepsTheNameThatItHas() throws Exception {
        configure("  variables:\n    deployment_name: given\n");
        apply(request());
        configure("");

        apply(request());

        assertThat(variables()).containsEntry("deployment_name", "given");
        assertThat(jobs()).hasSize(1);
        assertThat(console.lines()).contains("Keeping deployment_name given, with which the stack was deployed");
    }

    @Test
    void stackOfAnEarlierVersionKeepsTheDefault() throws Exception {
        createTagged("dev");
        configure("  stack_name: dev\n");

        apply(request());

        assertThat(variables()).containsKey("compartment_ocid").doesNotContainKey("deployment_name");
        assertThat(shown(() -> stack().status(false))).contains("The configuration here matches the deployed one.");
    }

    @Test
    void anotherStackWithTheSameNameIsNamed() throws Exception {
        apply(request());
        String other = stacks().get(0).getId();
        configure("  stack_name: dev\n  variables:\n    deployment_name: DEFAULT_NAME\n");

        apply(request());

        assertThat(console.lines())
                .anyMatch(line -> line.startsWith("Stack feature-store  " + other
                        + " in this compartment has the same deployment_name, DEFAULT_NAME."));
    }

    @Test
    void tagOfTheStackTellsTheNameThatItsResourcesHave() throws Exception {
        configure("  variables:\n    deployment_name: given\n");
        apply(request());
        assertThat(stacks().get(0).getFreeformTags()).containsEntry(TAG, "given");

        configure("  variables:\n    deployment_name: other\n");
        apply(request());

        assertThat(stacks().get(0).getFreeformTags()).containsEntry(TAG, "other");
    }

    @Test
    void stackWithoutTheTagIsAskedForItsName() throws Exception {
        createTagged("made-before");
        configure("  stack_name: made-before\n  variables:\n    deployment_name: given\n");
        apply(request());
        String other = stacks().get(0).getId();
        assertThat(stacks().get(0).getFreeformTags()).doesNotContainKey(TAG);
        configure("  stack_name: dev\n  variables:\n    deployment_name: given\n");

        apply(request());

        assertThat(console.lines())
                .anyMatch(line -> line.startsWith(
                        "Stack made-before  " + other + " in this compartment has the same deployment_name, given."));
    }

    @Test
    void renamedStackSaysThatTheEarlierOneStays() throws Exception {
        apply(request());
        String earlier = stacks().get(0).getId();
        configure("  stack_name: dev\n");

        apply(request());
        apply(request());

        assertThat(console.lines())
                .filteredOn(line ->
                        line.startsWith("This configuration was deployed before to stack feature-store  " + earlier))
                .singleElement()
                .asString()
                .isEqualTo("This configuration was deployed before to stack feature-store  " + earlier
                        + ", which still has 2 resources in region us-ashburn-1, compartment " + COMPARTMENT
                        + ". They keep running and cost money. To rename that stack, set spec.stack_id to its OCID. If you do"
                        + " not need the resources, destroy them:");
        assertThat(console.lines()).contains("  mvn featurestore:destroy -Dfeaturestore.stackId=" + earlier);
    }
}
