package dev.featurestore.operator.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.check.CheckStep;
import dev.featurestore.operator.check.StepResult;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.upgrade.PlannedColors;
import dev.featurestore.operator.upgrade.Upgrade;
import dev.featurestore.operator.upgrade.UpgradeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jobs of an upgrade on a stack in memory, where each job ends at once. */
class UpgradeRunTest implements ColorProbe {

    private static final String FILE = "{\"blue\":{}}";

    private final UpgradedStack stack = new UpgradedStack();
    private final List<Event> events = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Optional<StepResult> unreachable = Optional.empty();
    private String silent = "";
    private DeploymentSettings settings = DeploymentSettings.DEFAULT.withProbe(Optional.of(this));

    @Override
    public Optional<StepResult> unreachable(String endpoint) {
        asked.add(endpoint);
        return unreachable;
    }

    @Override
    public StepResult await(String endpoint, String color) throws InterruptedException {
        asked.add(color);
        if (silent.equals("interrupt")) {
            throw new InterruptedException();
        }
        return new StepResult(
                CheckStep.STORE,
                "signed GET: 502",
                color.equals(silent) ? Optional.of(trouble().trouble().orElseThrow()) : Optional.empty());
    }

    private static StepResult trouble() {
        return new StepResult(
                CheckStep.STORE,
                "signed GET: no answer",
                Optional.of(new StepResult.Trouble("network", "cannot connect", "Check the firewall")));
    }

    private static Upgrade threeJobs() {
        return new PlannedColors()
                .single(21000)
                .replaced("blue-0", "api:api-1", "api:api-2")
                .read()
                .orElseThrow();
    }

    private DeploymentOutcome run(Upgrade upgrade) throws InterruptedException {
        return stack.run(this, settings, Map.of("colors", FILE), events::add, upgrade);
    }

    private FeatureStoreException failure(Upgrade upgrade) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> run(upgrade))
                .actual();
    }

    private static String colors(String blue, String green) {
        return "{\"blue\":%s,\"green\":%s}".formatted(color(blue), color(green));
    }

    private static String color(String image) {
        return "{\"image\":\"%s\",\"count\":1,\"compute\":\"container_instances\"}".formatted(image);
    }

    @Test
    void appliesEachPhaseAfterTheColorHasAnswered() throws InterruptedException {
        DeploymentResult result = (DeploymentResult) run(threeJobs());

        assertThat(stack.applied)
                .containsExactly(
                        Map.of("colors", colors("api:api-1", "api:api-2"), "active_color", "blue"),
                        Map.of("colors", colors("api:api-2", "api:api-2"), "active_color", "green"),
                        Map.of("colors", FILE));
        assertThat(asked).containsExactly("https://host/20230101", "green", "blue");
        assertThat(result.end().job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(events).last().isInstanceOf(Event.Upgraded.class);
        assertThat(events)
                .filteredOn(Event.UpgradeStep.class::isInstance)
                .map(event -> (Event.UpgradeStep) event)
                .map(step -> step.number() + "/" + step.of() + " " + UpgradeWords.step(step.from(), step.to()))
                .containsExactly(
                        "1/3 start green with api-2",
                        "2/3 switch calls to green, start blue with api-2",
                        "3/3 switch calls to blue, stop green");
    }

    @Test
    void countsTheResourcesOfAllItsJobs() throws InterruptedException {
        writesLogs();

        DeploymentResult result = (DeploymentResult) run(threeJobs());

        assertThat(result.earlier()).hasSize(2);
        assertThat(counts(result)).containsExactly(2L, 2L, 3L);
        assertThat(result.end().count(DoneResource.Action.DESTROYED)).isEqualTo(2);
    }

    @Test
    void countsTheResourcesOfTheJobsBeforeTheOneThatFails() throws InterruptedException {
        writesLogs();
        stack.failing = 2;

        assertThat(counts((DeploymentResult) run(threeJobs()))).containsExactly(2L, 1L, 1L);
    }

    private void writesLogs() {
        stack.logs.add("""
                oci_core_vcn.a: Creation complete after 1s [id=a]
                oci_core_vcn.b: Modifications complete after 1s [id=b]
                """);
        stack.logs.add("""
                oci_core_vcn.c: Destruction complete after 1s
                oci_core_vcn.c: Creation complete after 1s [id=c]
                """);
        stack.logs.add("""
                oci_core_vcn.d: Destruction complete after 1s
                oci_core_vcn.e: Destruction complete after 1s
                oci_core_vcn.b: Modifications complete after 1s [id=b]
                """);
    }

    private static List<Long> counts(DeploymentResult result) {
        return Stream.of(DoneResource.Action.values()).map(result::count).toList();
    }

    @Test
    void appliesThePlanItselfIfBothColorsRun() throws InterruptedException {
        run(new PlannedColors()
                .both("green")
                .kept("blue-0", "api:api-2")
                .deleted("green-0", "api:api-2")
                .read()
                .orElseThrow());

        assertThat(asked).containsExactly("https://host/20230101", "blue");
        assertThat(stack.applied).hasSize(1);
        assertThat(stack.works).containsExactly("ApplyPlan");
    }

    @Test
    void stopsBeforeTheSwitchIfTheNewVersionDoesNotAnswer() {
        silent = "green";

        FeatureStoreException failure = failure(threeJobs());

        assertThat(failure.code()).isEqualTo(FailureCode.UPGRADE_STOPPED);
        assertThat(failure.message())
                .isEqualTo(
                        "The upgrade stopped, because green with api-2 does not answer (network): cannot connect (signed GET: 502)"
                                + "\nblue with api-1 gets all calls");
        assertThat(failure.hint())
                .isEqualTo(
                        "Check the firewall. Then run the same command again to continue, or set the earlier version and run it, which removes the new one");
        assertThat(stack.applied).hasSize(1);
    }

    @Test
    void stopsBeforeTheSwitchBackIfTheReplacedColorDoesNotAnswer() {
        silent = "blue";

        assertThat(failure(threeJobs()).message()).endsWith("green with api-2 gets all calls");
        assertThat(stack.applied).hasSize(2);
    }

    @Test
    void appliesNothingIfTheApiCannotBeAskedFromHere() {
        unreachable = Optional.of(trouble());

        FeatureStoreException failure = failure(threeJobs());

        assertThat(failure.code()).isEqualTo(FailureCode.UPGRADE_STOPPED);
        assertThat(failure.message()).contains("(network): cannot connect").endsWith("Nothing was applied");
        assertThat(failure.commands()).singleElement().asString().contains("featurestore.upgrade");
        assertThat(stack.applied).isEmpty();
    }

    @Test
    void doesNotDetachBetweenItsJobs() {
        settings = settings.withDetach(true);

        assertThat(failure(threeJobs()).code()).isEqualTo(FailureCode.CONFLICTING_PARAMETERS);
        assertThat(asked).isEmpty();
        assertThat(stack.applied).isEmpty();
    }

    @Test
    void returnsTheResultOfAJobThatFails() throws InterruptedException {
        stack.failing = 2;

        DeploymentResult result = (DeploymentResult) run(threeJobs());

        assertThat(result.end().job().state()).isEqualTo(JobState.FAILED);
        assertThat(stack.applied).hasSize(2);
        assertThat(events)
                .last()
                .isInstanceOfSatisfying(
                        Event.UpgradeStepFailed.class,
                        failed -> assertThat(UpgradeWords.serving(failed.from(), failed.to()))
                                .isEqualTo("blue with api-1 or green with api-2 gets all calls"));
    }

    @Test
    void reportsWhoGetsTheCallsWhenItIsInterrupted() {
        silent = "interrupt";

        FeatureStoreException failure = failure(threeJobs());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo(FailureCode.INTERRUPTED);
        assertThat(failure.message())
                .isEqualTo("Interrupted while the upgrade waited for green with api-2. blue with api-1 gets all calls");
    }

    @Test
    void givesWayToAJobOfAnotherClient() {
        stack.foreignJobAfter = 1;

        assertThat(failure(threeJobs()).code()).isEqualTo(FailureCode.STACK_BUSY);
        assertThat(stack.applied).hasSize(1);
    }
}
