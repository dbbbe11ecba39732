package dev.featurestore.operator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentNameTest {

    @ParameterizedTest
    @CsvSource({
        "dev, dev",
        "feature store 2.0_b, feature store 2.0_b",
        "DEFAULT_NAME, DEFAULT_NAME-4f212314",
        "team/dev, team-dev-20dfdb3d",
        "team:dev, team-dev-47187c90",
        "-dev, dev-9d2e80e8",
        "größe, gr--e-5bd3a989",
        "日本, c7b7cdcc",
    })
    void followsFromTheStackName(String stackName, String name) {
        assertThat(DeploymentName.from(stackName)).isEqualTo(name);
    }

    @Test
    void longNamesAreCutAndStayApart() {
        List<String> names = List.of(DeploymentName.from("a".repeat(65)), DeploymentName.from("a".repeat(66)));

        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name ->
                        assertThat(name).matches("a{55}-[0-9a-f]{8}").matches("[A-Za-z0-9][A-Za-z0-9 _.-]{0,63}"));
        assertThat(DeploymentName.from("a".repeat(64))).isEqualTo("a".repeat(64));
    }

    @Test
    void derivedNameGivesWayToThatOfTheStack() {
        DeploymentName derived = new DeploymentName("dev", true);

        assertThat(derived.ofStack(Map.of("deployment_name", "old")).value()).isEqualTo("old");
        assertThat(derived.ofStack(Map.of()).sent()).isEmpty();
        assertThat(derived.ofStack(Map.of()).in(Map.of("deployment_name", "dev", "x", "y")))
                .isEqualTo(Map.of("x", "y"));
        assertThat(new DeploymentName("dev", false).ofStack(Map.of("deployment_name", "old")))
                .isEqualTo(new DeploymentName("dev", false));
    }
}
