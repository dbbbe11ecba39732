package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetParametersTest {

    private static final String CONFIG =
            Path.of("project").resolve("feature_store.yaml").toString();

    @Test
    void eachEnvironmentIsLaidOverTheConfiguration() {
        List<FleetMember> members = parameters("apply").ofEnvironments(List.of("dev", " test"), "stores/a.yaml");

        assertThat(members)
                .containsExactly(
                        new FleetMember("dev", "dev", "stores/a.yaml", Optional.of("dev"), Optional.empty()),
                        new FleetMember("test", "test", "stores/a.yaml", Optional.of("test"), Optional.empty()));
        assertThat(members.get(0).properties()).isEqualTo(Map.of("featurestore.environment", "dev"));
    }

    @Test
    void filesAreNamedByTheirPathsAndHaveFoldersOfTheirOwn() {
        List<FleetMember> members = parameters("apply")
                .ofFiles(List.of(
                        "paris/feature_store.yaml", "stores/lyon.yml", "stores-lyon.yaml", "oci://b@n/nice.yaml"));

        assertThat(members)
                .extracting(FleetMember::label)
                .containsExactly("paris", "stores/lyon", "stores-lyon", "b@n/nice");
        assertThat(members)
                .extracting(FleetMember::folder)
                .containsExactly("paris", "stores-lyon", "stores-lyon-2", "b-n-nice");
        assertThat(parameters("apply").ofFiles(List.of("./feature_store.yaml", "../feature_store.yaml", "a/./b.yaml")))
                .extracting(FleetMember::label, FleetMember::folder)
                .containsExactly(tuple("feature_store", "feature_store"), tuple("..", "parent"), tuple("a/b", "a-b"));
        assertThat(members.get(1).properties()).isEqualTo(Map.of("featurestore.config", "stores/lyon.yml"));
    }

    @ParameterizedTest
    @CsvSource({
        "apply,environment,dev", "apply,stackName,store", "status,stackId,ocid1", "apply,plan,ocid1",
        "check,apiEndpoint,https://a", "check,junitFile,a.xml", "apply,open,true", "plan,githubOutput,true",
        "status,format,json"
    })
    void whatAppliesToOneConfigurationIsRefused(String goal, String parameter, String value) {
        assertRefused(
                FailureCode.CONFLICTING_PARAMETERS,
                () -> parameters(goal, parameter, value).ofEnvironments(List.of("dev", "test"), CONFIG),
                "featurestore." + parameter);
    }

    @Test
    void otherGoalsRefuseSeveral() {
        assertRefused(
                FailureCode.CONFLICTING_PARAMETERS,
                () -> parameters("rollback").ofEnvironments(List.of("dev"), CONFIG),
                "featurestore.environments cannot be used with rollback");
    }

    @Test
    void oneThatIsNamedTwiceOrNotAtAllIsRefused() {
        assertRefused(
                FailureCode.INVALID_PARAMETER,
                () -> parameters("apply").ofEnvironments(List.of("dev", "dev"), CONFIG),
                "dev is named twice");
        assertRefused(
                FailureCode.INVALID_PARAMETER,
                () -> parameters("apply").ofFiles(List.of("a.yaml", "")),
                "a file before or after a comma is missing");
        assertRefused(
                FailureCode.INVALID_PARAMETER,
                () -> parameters("apply").ofFiles(List.of("a.yaml", "./a.yaml")),
                "a is named twice");
    }

    @Test
    void destroyNeedsTheNameOfEveryStack() {
        assertRefused(
                FailureCode.NOT_CONFIRMED,
                () -> parameters("destroy", "confirm", "dev=store-dev").ofEnvironments(List.of("dev", "test"), CONFIG),
                "does not name the stack of test");
        assertThat(parameters("destroy", "confirm", "test=store-test, dev=store-dev")
                        .ofEnvironments(List.of("dev", "test"), CONFIG))
                .extracting(FleetMember::confirm)
                .containsExactly(Optional.of("store-dev"), Optional.of("store-test"));
        assertThat(parameters("destroy", "dryRun", "true").ofEnvironments(List.of("dev"), CONFIG))
                .hasSize(1);
    }

    @Test
    void theHintOfOneConfirmsItsStackInTheFormForSeveral() {
        FleetMember dev =
                parameters("apply").ofEnvironments(List.of("dev"), CONFIG).get(0);
        FeatureStoreException failure = FeatureStoreException.of(
                FailureCode.NOT_CONFIRMED, "Not destroyed", "Set -Dfeaturestore.confirm=store-dev");

        assertThat(dev.worded(failure).hint()).isEqualTo("Set -Dfeaturestore.confirm=dev=store-dev");
        assertThat(dev.worded(failure).message()).isEqualTo("Not destroyed");
    }

    @Test
    void aNameWithoutItsConfigurationConfirmsNothing() {
        assertRefused(
                FailureCode.INVALID_PARAMETER,
                () -> parameters("apply", "confirm", "store-prod").ofEnvironments(List.of("prod"), CONFIG),
                "\"store-prod\" does not name one of the configurations and its stack");
    }

    @Test
    void applyAtATerminalMustBeApproved() {
        assertRefused(
                FailureCode.CONFLICTING_PARAMETERS,
                () -> parameters("apply").requireApproval(true),
                "cannot ask for approval");
        parameters("apply").requireApproval(false);
        parameters("apply", "autoApprove", "true").requireApproval(true);
        parameters("plan").requireApproval(true);
    }

    @Test
    void theCommandLineSelectsOneOfThoseInThePom() {
        Properties typed = new Properties();
        typed.setProperty("featurestore.environment", "dev");
        FleetSelection selection = new FleetSelection(List.of("dev", "test"), List.of(), CONFIG, 4, typed);

        assertThat(selection.members(parameters("apply"), Path.of("project"))).isEmpty();
        assertThat(selection.warnings()).singleElement().asString().contains("selects one configuration");
    }

    @Test
    void parametersOfSeveralWithoutThemAreMentioned() {
        Properties typed = new Properties();
        typed.setProperty("featurestore.parallel", "8");

        assertThat(new FleetSelection(List.of(), List.of(), CONFIG, 8, typed).warnings())
                .containsExactly("-Dfeaturestore.parallel has no effect without featurestore.environments or"
                        + " featurestore.configs.");
    }

    @Test
    void anEmptyListOfTheCommandLineIsNotTheDefaultConfiguration() {
        Properties typed = new Properties();
        typed.setProperty("featurestore.environments", "");

        assertRefused(
                FailureCode.INVALID_PARAMETER,
                () -> new FleetSelection(List.of(), List.of(), CONFIG, 4, typed)
                        .members(parameters("apply"), Path.of("project")),
                "featurestore.environments: names no configuration");
    }

    @Test
    void selectionsThatContradictEachOtherAreRefused() {
        assertRefused(
                FailureCode.CONFLICTING_PARAMETERS,
                () -> selected(List.of("dev"), List.of("a.yaml"), CONFIG, 4),
                "featurestore.configs cannot be used with featurestore.environments");
        assertRefused(
                FailureCode.CONFLICTING_PARAMETERS,
                () -> selected(List.of(), List.of("a.yaml"), "other.yaml", 4),
                "featurestore.configs cannot be used with featurestore.config");
        assertRefused(
                FailureCode.INVALID_PARAMETER,
                () -> selected(List.of("dev"), List.of(), CONFIG, 0),
                "featurestore.parallel: must be at least 1, but is 0");
    }

    private static List<FleetMember> selected(
            List<String> environments, List<String> configs, String config, int parallel) {
        return new FleetSelection(environments, configs, config, parallel, new Properties())
                .members(parameters("apply"), Path.of("project"));
    }

    private static FleetParameters parameters(String goal, String... set) {
        return new FleetParameters(goal, set.length == 0 ? Map.of() : Map.of(set[0], set[1]));
    }

    private static void assertRefused(FailureCode code, ThrowingCallable run, String message) {
        assertThatThrownBy(run).isInstanceOfSatisfying(FeatureStoreException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.message()).contains(message);
        });
    }
}
