package dev.featurestore.operator.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorChangeReaderTest {

    private static ColorChange change(PlannedColors plan) {
        return plan.read().orElseThrow().change();
    }

    @Test
    void readsTheInstancesOfEachColor() {
        ColorChange change = change(new PlannedColors()
                .single(21000)
                .replaced("blue-0", "1", "2")
                .replaced("blue-1", "1", "2")
                .instance("blue-2", "\"create\"", "null", PlannedColors.image("2"), ""));

        assertThat(change.deployed()).isEqualTo(new Colors("blue", Map.of("blue", new Colors.Instances("1", 2))));
        assertThat(change.wanted()).isEqualTo(new Colors("blue", Map.of("blue", new Colors.Instances("2", 3))));
        assertThat(change.replaced()).containsExactly("blue");
        assertThat(change.selectable()).isEmpty();
        assertThat(change.beyondImage()).isEmpty();
        assertThat(change.endpoint()).isEqualTo("https://host/20230101");
        assertThat(change.endpointKept()).isTrue();
    }

    @Test
    void onlyOtherImagesInterruptCallsInOneJob() {
        assertThat(new PlannedColors().single(21000).kept("blue-0", "1").read())
                .isPresent()
                .get()
                .matches(upgrade -> !upgrade.interruptsCallsInOneJob());
        assertThat(new PlannedColors()
                        .single(21000)
                        .replaced("blue-0", "1", "2")
                        .read())
                .isPresent()
                .get()
                .matches(Upgrade::interruptsCallsInOneJob);
    }

    @Test
    void readsTheActiveColorFromTheRoutesOfTheGateway() {
        ColorChange two =
                change(new PlannedColors().both("green").kept("blue-0", "2").deleted("green-0", "2"));

        assertThat(two.deployed().active()).isEqualTo("green");
        assertThat(two.wanted().active()).isEqualTo("blue");
        assertThat(two.selectable()).containsExactlyInAnyOrder("blue", "green");

        ColorChange one =
                change(new PlannedColors().single(21001).kept("blue-0", "2").deleted("green-0", "2"));
        assertThat(one.deployed().active()).isEqualTo("green");
        assertThat(one.selectable()).isEmpty();
    }

    @Test
    void findsInstancesThatAnEarlierJobHasReplaced() {
        ColorChange change = change(new PlannedColors()
                .both("blue")
                .kept("blue-0", "2")
                .deleted("green-0", "2")
                .resource("""
                        {"type": "oci_container_instances_container_instance", "index": "blue-0", "deposed": "01ab",
                         "change": {"actions": ["delete"], "before": {}, "after": null}}
                        """));

        assertThat(change.replaced()).containsExactly("blue");
        assertThat(change.deployed().serving()).isEqualTo(new Colors.Instances("2", 1));
    }

    @Test
    void findsColorsOnACluster() {
        ColorChange change =
                change(new PlannedColors().both("blue").kept("blue-0", "2").resource("""
                        {"type": "kubernetes_deployment_v1", "index": "green",
                         "change": {"actions": ["no-op"], "before": {}, "after": {}}}
                        """));

        assertThat(change.onCluster()).containsExactly("green");
        assertThat(change.deployed().running()).containsOnlyKeys("blue");
        assertThat(new PlannedColors()
                        .single(21000)
                        .kept("blue-0", "2")
                        .read()
                        .orElseThrow()
                        .change()
                        .onCluster())
                .isEmpty();
    }

    @Test
    void namesTheAttributesBeyondTheImage() {
        assertThat(change(new PlannedColors()
                                .single(21000)
                                .replaced(
                                        "blue-0",
                                        "1",
                                        "2",
                                        "[\"containers\", 0, \"image_url\"],"
                                                + " [\"image_pull_secrets\", 0, \"registry_endpoint\"],"
                                                + " [\"shape_config\", 0, \"ocpus\"]"))
                        .beyondImage())
                .containsExactly("shape_config[0].ocpus");
    }

    @Test
    void comparesTheColorThatIsDeletedWithTheOneThatReplacesIt() {
        String old = "{\"shape\": \"A\", \"shape_config\": [{\"ocpus\": 1, \"memory_in_gbs\": 16}]}";

        assertThat(moved(old, old).beyondImage()).isEmpty();
        assertThat(moved(old, old.replace("16", "32")).beyondImage()).containsExactly("shape_config[0].memory_in_gbs");
    }

    private static ColorChange moved(String blue, String green) {
        return change(new PlannedColors()
                .single(21000)
                .active("green")
                .instance("blue-0", "\"delete\"", blue, "null", "")
                .instance("green-0", "\"create\"", "null", green, ""));
    }

    @Test
    void findsNoUpgradeWithoutGatewayColorsOrDeployment() {
        assertThat(new PlannedColors().single(21000).read()).isEmpty();
        assertThat(new PlannedColors().kept("blue-0", "1").read()).isEmpty();
        assertThat(new PlannedColors().single(8080).kept("blue-0", "1").read()).isEmpty();
        assertThat(new PlannedColors().single(21001).kept("blue-0", "1").read()).isEmpty();
        assertThat(new PlannedColors()
                        .single(21000)
                        .kept("blue-0", "1")
                        .active("green")
                        .read())
                .isEmpty();
        assertThat(new PlannedColors()
                        .single(21000)
                        .kept("blue-0", "1")
                        .endpoint("{\"before\": null, \"after\": null}")
                        .read())
                .isEmpty();
        assertThat(Upgrade.of("{\"format_version\": \"1.2\"}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void noticesAnotherAddressOfTheApi() {
        assertThat(change(new PlannedColors()
                                .single(21000)
                                .kept("blue-0", "1")
                                .endpoint("{\"before\": \"https://a\", \"after\": \"https://b\"}"))
                        .endpointKept())
                .isFalse();
    }
}
