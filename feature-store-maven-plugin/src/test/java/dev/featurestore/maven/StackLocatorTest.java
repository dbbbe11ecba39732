package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a stack is found by those goals that need no whole configuration. */
@Tag("slow")
class StackLocatorTest extends StackFixture {

    private static final String ABSENT = "ocid1.ormstack.oc1.iad.aaaaaaaaexampleexampleexampleexampleexampleexample";

    private String id;

    @BeforeEach
    void makeStack() throws Exception {
        id = createTagged();
    }

    @Test
    void findsTheStackOfAConfigurationThatCouldNotBeDeployed() throws Exception {
        configure("  user_id: $NOT_SET\n  unknown_key: 1\n  variables:\n    cidr: ${ALSO_NOT_SET}\n    no_such: x\n");

        assertThat(shown(() -> stack().status(false))).contains("  " + id);
    }

    @Test
    void findsTheStackByItsOcidWithoutAConfiguration() throws Exception {
        Files.delete(config());

        assertThat(shown(() -> stackOf(id).status(false)))
                .contains("  " + id)
                .anyMatch(line -> line.startsWith("Stack feature-store, region us-ashburn-1, created 20"));
    }

    @Test
    void findsTheStackByCompartmentAndNameWithoutAConfiguration() throws Exception {
        Files.delete(config());

        assertThat(shown(() -> byName(Optional.empty()).status(false))).contains("  " + id);
        FeatureStoreException absent =
                failureOf(() -> byName(Optional.of("another")).status(false));
        assertThat(absent.code()).isEqualTo(FailureCode.STACK_NOT_FOUND);
        assertThat(absent).hasMessage("No stack named another in compartment " + COMPARTMENT + " in us-ashburn-1");
        assertThat(absent.commands()).containsExactly(Command.of(Goal.APPLY), Command.of(Goal.STACKS));
    }

    private StackOperations byName(Optional<String> name) {
        return stack(Optional.empty(), Optional.of(COMPARTMENT), name, Optional.of("us-ashburn-1"));
    }

    @Test
    void usesTheRegionOfTheCredentialsByDefault() throws Exception {
        Files.delete(config());

        assertThat(shown(() -> stack(Optional.empty(), Optional.of(COMPARTMENT), Optional.empty(), Optional.empty())
                        .status(false)))
                .contains("  " + id);
    }

    @Test
    void aNameReplacesThatOfTheConfigurationAndItsStackId() throws Exception {
        configure("  stack_name: another\n  stack_id: " + ABSENT + "\n");

        assertThat(shown(() -> stack(Optional.empty(), Optional.empty(), Optional.of("feature-store"), Optional.empty())
                        .status(false)))
                .contains("  " + id);
        assertThat(failureOf(() -> stack().status(false)))
                .hasMessage(
                        "Stack " + ABSENT + " does not exist in us-ashburn-1, or you do not have permission to see it");
    }

    @Test
    void aStackIdOfTheConfigurationTellsTheRegionThatIsMissing() throws Exception {
        Files.writeString(config(), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  stack_id: %s
                """.formatted(id));

        assertThat(shown(() -> stack().status(false))).contains("  " + id);
    }

    @Test
    void whatIsMissingInTheConfigurationIsNamedWithThePropertyThatGivesIt() throws Exception {
        configure("");
        Files.writeString(config(), Files.readString(config()).replace("region: us-ashburn-1", "region: $REGION"));
        FeatureStoreException unresolved = failureOf(() -> stack().status(false));
        assertThat(unresolved).hasMessageContaining("feature_store.yaml:8:11  spec.region: no value for $REGION");

        Files.writeString(config(), Files.readString(config()).replace("region: $REGION", "operation: create"));
        Files.writeString(config(), Files.readString(config()).replaceFirst("  operation: create\n", ""));
        FeatureStoreException missing = failureOf(() -> stack().status(false));
        assertThat(missing.code()).isEqualTo(FailureCode.INVALID_CONFIGURATION);
        assertThat(missing).hasMessageContaining("spec.region: required key is missing");
        assertThat(missing.hint()).contains("or pass -Dfeaturestore.region=REGION");
        assertThat(shown(() -> stack(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("us-ashburn-1"))
                        .status(false)))
                .contains("  " + id);
    }

    @Test
    void withoutAnyOfTheThreeWaysAllAreNamed() throws Exception {
        Files.delete(config());

        FeatureStoreException e = failureOf(() -> stack().status(false));

        assertThat(e.code()).isEqualTo(FailureCode.MISSING_CONFIGURATION);
        assertThat(e.hint())
                .contains("-Dfeaturestore.stackId=OCID", "-Dfeaturestore.compartmentId=OCID")
                .contains("-Dfeaturestore.stackName=NAME", "-Dfeaturestore.config=FILE");
    }

    @Test
    void errorsOfSyntaxStopItWithTheirPlace() throws Exception {
        Files.writeString(config(), "kind: operator\nspec: [\n");

        assertThat(failureOf(() -> stack().status(false))).hasMessageContaining("feature_store.yaml:3:1");

        Files.writeString(config(), "kind: operator.local\ntype: java\nversion: v1\n");
        assertThat(failureOf(() -> stack().status(false))).hasMessageContaining("kind: must be operator");
    }

    @Test
    void anOcidOfSomethingElseAndContradictionsAreRefused() {
        assertThat(failureOf(() -> stackOf(COMPARTMENT).status(false)))
                .hasMessage("featurestore.stackId: must be the OCID of a stack, but is \"" + COMPARTMENT + "\"");
        assertThat(failureOf(() -> stack(Optional.of(id), Optional.of(COMPARTMENT), Optional.empty(), Optional.empty())
                        .status(false)))
                .hasMessage("featurestore.stackId cannot be used with featurestore.stackName or"
                        + " featurestore.compartmentId");
        assertThat(failureOf(
                        () -> stack(Optional.of(id), Optional.empty(), Optional.empty(), Optional.of("eu-frankfurt-1"))
                                .status(false)))
                .hasMessage("featurestore.region is eu-frankfurt-1, but featurestore.stackId is in region"
                        + " us-ashburn-1");
        assertThat(failureOf(() -> stack(Optional.empty(), Optional.of("mine"), Optional.empty(), Optional.empty())
                        .status(false)))
                .hasMessageContaining(
                        "-Dfeaturestore.compartmentId  spec.compartment_id: must be the OCID of a compartment");
    }

    @Test
    void twoStacksOfTheNameWithJobsAreAnErrorThatListsBoth() throws Exception {
        String second = createTagged();
        submitPlan(id);
        submitPlan(second);

        FeatureStoreException e = failureOf(() -> stack().status(false));

        assertThat(e.code()).isEqualTo(FailureCode.STACK_AMBIGUOUS);
        assertThat(e).hasMessageContaining(id).hasMessageContaining(second);
        assertThat(e.hint()).contains("-Dfeaturestore.stackId=OCID");
        assertThat(List.of(id, second))
                .allSatisfy(each ->
                        assertThat(shown(() -> stackOf(each).status(false))).contains("  " + each));
    }
}
