package dev.featurestore.operator.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradePlannerTest {

    /** Colors by a text: {@code *blue=1x2 green=2} is an active blue with two instances of version 1, and one of 2 in green. */
    private static Colors colors(String text) {
        Map<String, Colors.Instances> running = new TreeMap<>();
        String active = "";
        for (String each : text.split(" ", -1)) {
            String[] parts = each.replace("*", "").split("[=x]", -1);
            running.put(parts[0], new Colors.Instances(parts[1], parts.length > 2 ? Integer.parseInt(parts[2]) : 1));
            active = each.startsWith("*") ? parts[0] : active;
        }
        return new Colors(active, running);
    }

    private static String text(Colors colors) {
        return colors.running().entrySet().stream()
                .map(each -> (each.getKey().equals(colors.active()) ? "*" : "") + each.getKey() + "="
                        + each.getValue().image()
                        + (each.getValue().count() == 1
                                ? ""
                                : "x" + each.getValue().count()))
                .collect(Collectors.joining(" "));
    }

    /** The phases: the colors of a job, or none, and the color that is awaited. */
    private static String text(Upgrade upgrade) {
        List<String> parts = new ArrayList<>();
        for (Phase phase : upgrade.phases()) {
            parts.add((phase.job() ? text(phase.colors()) + ", " : "") + "await " + phase.awaited());
        }
        return String.join("; ", parts);
    }

    private static Upgrade upgrade(String deployed, String wanted, boolean endpointKept, String... beyondImage) {
        Colors before = colors(deployed);
        Colors after = colors(wanted);
        Set<String> replaced = before.running().keySet().stream()
                .filter(color -> after.of(color).isPresent()
                        && (beyondImage.length > 0 || !before.image(color).equals(after.image(color))))
                .collect(Collectors.toSet());
        Set<String> selectable = before.running().size() == 2 ? before.running().keySet() : Set.of();
        return UpgradePlanner.upgrade(new ColorChange(
                "https://host/20230101",
                endpointKept,
                before,
                after,
                selectable,
                replaced,
                Arrays.asList(beyondImage),
                Set.of()));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # The version of the active color changes.
            *blue=1                 | *blue=2              | *blue=1 green=2, await green; blue=2 *green=2, await blue
            *green=1                | *green=2             | blue=2 *green=1, await blue; *blue=2 green=2, await green
            *blue=1x2               | *blue=2x3            | *blue=1x2 green=2x3, await green; blue=2x3 *green=2x3, await blue
            *blue=1 green=9         | *blue=2 green=9      | *blue=1 green=2, await green; blue=2 *green=2, await blue
            *blue=1 green=1         | *blue=2 green=2      | *blue=1 green=2, await green; blue=2 *green=2, await blue
            # Back to the version before.
            *blue=2                 | *blue=1              | *blue=2 green=1, await green; blue=1 *green=1, await blue
            # An upgrade that was interrupted or stopped after its first job, and after its second.
            *blue=1 green=2         | *blue=2              | await green; blue=2 *green=2, await blue
            *blue=1 green=2x2       | *blue=2x3            | *blue=1 green=2x3, await green; blue=2x3 *green=2x3, await blue
            *blue=1 green=2         | *blue=3              | *blue=1 green=3, await green; blue=3 *green=3, await blue
            *blue=1 green=2         | *blue=1              | ""
            blue=2 *green=2         | *blue=2              | await blue
            blue=2 *green=2         | *blue=1              | blue=1 *green=2, await blue
            blue=2 *green=2         | *blue=3              | blue=3 *green=2, await blue
            # Blue-green deployment by the file.
            *blue=1                 | *blue=1 green=2      | ""
            *blue=1 green=2         | blue=1 *green=2      | await green
            blue=1 *green=2         | *green=2             | ""
            *blue=1                 | *green=2             | *blue=1 green=2, await green
            *blue=1x2               | blue=3 *green=2x4    | *blue=1x2 green=2x4, await green
            *blue=1 green=2         | *green=3             | *blue=1 green=3, await green
            # Other changes.
            *blue=1                 | *blue=1              | ""
            *blue=1                 | *blue=1x3            | ""
            *blue=1 green=1         | *blue=1 green=2      | ""
            """)
    void switchesCallsOnlyToAColorThatHasAnswered(String deployed, String wanted, String phases) {
        assertThat(text(upgrade(deployed, wanted, true))).isEqualTo(phases);
        assertThat(upgrade(deployed, wanted, true).downtime()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"*blue=1, *blue=2", "*blue=1, *blue=1", "*blue=1, *green=2"})
    void isASingleJobIfInstancesAreReplacedForMoreThanTheirImage(String deployed, String wanted) {
        Upgrade upgrade = upgrade(deployed, wanted, true, "shape", "shape_config[0].ocpus");

        assertThat(upgrade.phases()).isEmpty();
        assertThat(upgrade.downtime()).get().asString().contains("because of shape, shape_config[0].ocpus");
    }

    @Test
    void isASingleJobIfTheAddressOfTheApiChanges() {
        assertThat(upgrade("*blue=1", "*blue=2", false).phases()).isEmpty();
        assertThat(upgrade("*blue=1", "*blue=2", false).downtime()).contains("the address of the API changes too");
        assertThat(upgrade("blue=2 *green=2", "*blue=2", false).phases()).isEmpty();
        assertThat(upgrade("*blue=1", "*blue=1", false).downtime()).isEmpty();
    }

    @Test
    void isASingleJobIfOnlyIncompleteInstancesAreReplaced() {
        Upgrade upgrade = upgrade("*blue=1", "*blue=1", Set.of(), Set.of("blue"));

        assertThat(upgrade.phases()).isEmpty();
        assertThat(upgrade.downtime()).isEmpty();
    }

    private static Upgrade upgrade(String deployed, String wanted, Set<String> selectable, Set<String> replaced) {
        return UpgradePlanner.upgrade(new ColorChange(
                "https://host/20230101",
                true,
                colors(deployed),
                colors(wanted),
                selectable,
                replaced,
                List.of(),
                Set.of()));
    }

    @Test
    void asksNoColorThatTheGatewayCannotSelect() {
        assertThat(text(upgrade("*blue=1 green=2", "*blue=2", Set.of(), Set.of("blue"))))
                .isEqualTo("*blue=1 green=2, await green; blue=2 *green=2, await blue");
        assertThat(text(upgrade("*blue=1 green=2", "*green=2", Set.of(), Set.of())))
                .isEqualTo("*blue=1 green=2, await green");
    }

    @Test
    void switchesBeforeInstancesAreDeletedThatAnEarlierJobHasReplaced() {
        assertThat(text(upgrade("*blue=2 green=2", "*blue=2", Set.of("blue", "green"), Set.of("blue"))))
                .isEqualTo("await green; blue=2 *green=2, await blue");
    }

    @ParameterizedTest
    @CsvSource({"*blue=1, *blue=2, true", "*blue=1, *blue=1, false"})
    void isASingleJobIfTheOtherColorRunsOnACluster(String deployed, String wanted, boolean fails) {
        Upgrade upgrade = UpgradePlanner.upgrade(new ColorChange(
                "https://host",
                true,
                colors(deployed),
                colors(wanted),
                Set.of(),
                Set.of(),
                List.of(),
                Set.of("green")));

        assertThat(upgrade.phases()).isEmpty();
        assertThat(upgrade.downtime().isPresent()).isEqualTo(fails);
        upgrade.downtime().ifPresent(reason -> assertThat(reason).contains("green runs on a Kubernetes cluster"));
    }

    @Test
    void describesItsSteps() {
        String image = "iad.ocir.io/ns/feature-store-api:feature-store-api-";
        Colors old = new Colors("blue", Map.of("blue", new Colors.Instances(image + "1", 1)));
        Colors updated = new Colors("blue", Map.of("blue", new Colors.Instances(image + "2", 1)));

        assertThat(UpgradeWords.summary(UpgradePlanner.upgrade(new ColorChange(
                        "https://host", true, old, updated, Set.of(), Set.of("blue"), List.of(), Set.of()))))
                .containsExactly(
                        "Upgrade without downtime, in 3 apply jobs:",
                        "  1. start green with feature-store-api-2",
                        "  2. switch calls to green, start blue with feature-store-api-2",
                        "  3. switch calls to blue, stop green");
        assertThat(UpgradeWords.summary(upgrade("blue=2 *green=2", "*blue=2", true)))
                .containsExactly("Upgrade without downtime: calls are switched after the new color has answered.");
        assertThat(UpgradeWords.summary(upgrade("*blue=1", "*blue=1", true))).isEmpty();
        assertThat(UpgradeWords.summary(upgrade("*blue=1", "*blue=2", false)))
                .singleElement()
                .asString()
                .startsWith("Calls will fail for about two minutes");
    }

    @ParameterizedTest
    @CsvSource({
        "iad.ocir.io/ns/feature-store-api:feature-store-api-1.2, feature-store-api-1.2",
        "iad.ocir.io/ns/feature-store-api:1.2, feature-store-api:1.2",
        "iad.ocir.io/ns/a/api@sha256:01ab, api@sha256:01ab"
    })
    void shortensTheNamesOfImages(String image, String version) {
        assertThat(UpgradeWords.version(image)).isEqualTo(version);
    }

    @Test
    void setsTheVariablesOfAPhase() {
        assertThat(colors("*blue=1x2 green=2")
                        .in(Map.of(
                                "region", "r",
                                "colors", "{}",
                                "blue_img_ocir_url", "b",
                                "green_img_ocir_url", "g",
                                "instance_count", "7")))
                .isEqualTo(
                        Map.of(
                                "region", "r",
                                "active_color", "blue",
                                "colors",
                                        "{\"blue\":{\"image\":\"1\",\"count\":2,\"compute\":\"container_instances\"},"
                                                + "\"green\":{\"image\":\"2\",\"count\":1,\"compute\":\"container_instances\"}}"));
    }
}
