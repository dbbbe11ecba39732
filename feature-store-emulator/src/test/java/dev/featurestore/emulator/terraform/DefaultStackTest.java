package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.featurestore.emulator.engine.DriftedResource;
import dev.featurestore.emulator.engine.StateAddress;
import dev.featurestore.emulator.settings.Settings.Drift;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feature store's own stack through its life, with the machine's Terraform. */
@Tag("slow")
@Timeout(120)
class DefaultStackTest {

    private static final String DATABASE = "oci_mysql_mysql_db_system.this[0]";
    private static final String VCN = "oci_core_vcn.this[0]";

    @TempDir
    Path folder;

    @Test
    void livesThroughApplyChangeDriftAndDestroy() throws Exception {
        StackRun stack = DefaultStack.of(new StackRun(folder));
        StackRun.Result first = stack.apply();
        assertThat(first.error()).isEmpty();
        assertThat(first.text()).contains("Terraform v").contains("Apply complete!");
        JsonNode state = stack.state();
        assertThat(state.path("serial").asInt()).isPositive();
        assertThat(state.path("lineage").asText()).matches("[0-9a-f-]{36}");
        assertThat(stack.apply().text()).contains("Resources: 0 added, 0 changed, 0 destroyed.");

        stack.variable("service_version", "1.1.2").variable("mysql_deletion_protection", "false");
        StackRun.Result planned = stack.plan();
        assertThat(planned.error()).isEmpty();
        assertThat(planned.text()).containsPattern("Plan: \\d+ to add, [1-9]\\d* to change, \\d+ to destroy");
        assertThat(stack.apply().error()).isEmpty();

        assertThat(stack.detectDrift()).isEmpty();
        stack.drift.put(
                VCN,
                new Drift(
                        Drift.Kind.MODIFIED,
                        Map.of("display_name", JsonNodeFactory.instance.textNode("renamed by hand"))));
        assertThat(stack.detectDrift())
                .containsExactly(new DriftedResource(VCN, false, Map.of("display_name", "renamed by hand")));
        assertThat(stack.plan().text()).contains("\"renamed by hand\" -> ");
        assertThat(stack.apply().text()).contains("Resources: 0 added, 1 changed, 0 destroyed.");
        assertThat(stack.detectDrift()).isEmpty();

        StackRun.Result destroyed = stack.destroy();
        assertThat(destroyed.error()).isEmpty();
        assertThat(stack.state().path("resources")).isEmpty();
    }

    @Test
    void findsAResourceThatIsGoneAndMakesItAgain() throws Exception {
        StackRun stack = DefaultStack.of(new StackRun(folder));
        stack.apply();
        String gone = "oci_identity_policy.images[0]";
        stack.drift.put(gone, new Drift(Drift.Kind.DELETED, Map.of()));
        assertThat(stack.detectDrift()).extracting(DriftedResource::address).contains(gone);
        assertThat(stack.detectDrift()).allMatch(DriftedResource::deleted);
        assertThat(stack.apply().done("Creation")).containsExactly(gone);
    }

    /**
     * The built-in engine makes what has {@code count} or {@code for_each} once. Of resources that depend on each other
     * the order is the same; others Terraform makes at the same time.
     */
    @ParameterizedTest
    @ValueSource(strings = {"public", "private", "none"})
    void bothEnginesMakeTheSameBlocksInAnOrderOfTheirDependencies(String ingress) throws Exception {
        StackRun real = DefaultStack.of(new StackRun(folder.resolve("real"))).variable("ingress", ingress);
        StackRun builtIn = DefaultStack.of(new StackRun(folder.resolve("built-in"), "a", EngineOptions.BUILT_IN))
                .variable("ingress", ingress);
        List<String> really = real.apply().done("Creation").stream()
                .map(StateAddress::block)
                .distinct()
                .toList();
        List<String> builtInly = builtIn.apply().done("Creation");
        assertThat(builtInly).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(really);
        assertInOrder(really, real.state());
        assertInOrder(builtInly, real.state());
    }

    @Test
    void builtInEngineKnowsWhereTheStoreAnswers() throws Exception {
        StackRun stack = DefaultStack.of(new StackRun(folder, "a", EngineOptions.BUILT_IN));
        stack.apply();
        JsonNode output = stack.state().at("/outputs/api_endpoint/value");
        assertThat(output.asText()).isEqualTo("http://127.0.0.1:1/20230101");
        stack.variable("ingress", "none").apply();
        assertThat(stack.state().path("outputs").has("api_endpoint")).isFalse();
    }

    private static void assertInOrder(List<String> addresses, JsonNode state) {
        for (JsonNode resource : state.path("resources")) {
            if (resource.path("mode").asText().equals("managed")) {
                String address = resource.path("type").asText() + "."
                        + resource.path("name").asText();
                Set<String> before = new HashSet<>(addresses.subList(0, addresses.indexOf(address)));
                resource.path("instances").path(0).path("dependencies").forEach(dependency -> {
                    // A block that gives no instance is a dependency too.
                    if (addresses.contains(dependency.asText())) {
                        assertThat(before).as(address).contains(dependency.asText());
                    }
                });
            }
        }
    }

    @Test
    void failsWithOcisOwnErrorAndGoesOnAfterwards() throws Exception {
        StackRun stack = DefaultStack.of(new StackRun(folder));
        stack.faults.put(DATABASE, "500-InternalError, Out of host capacity.");
        StackRun.Result failed = stack.apply();
        assertThat(failed.error())
                .contains("Error: 500-InternalError, Out of host capacity.")
                .contains("with " + DATABASE + ",")
                .contains("on database.tf line ");
        assertThat(failed.outcome().failure().orElseThrow().message())
                .startsWith(DATABASE + ": 500-InternalError, Out of host capacity.");
        assertThat(stack.state().path("resources")).isNotEmpty();
        stack.faults.clear();
        StackRun.Result retried = stack.apply();
        assertThat(retried.error()).isEmpty();
        assertThat(retried.done("Creation")).contains(DATABASE).doesNotContain(VCN);
    }
}
