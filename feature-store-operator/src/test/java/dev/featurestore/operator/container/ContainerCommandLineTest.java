package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Command lines of the engine in the debug output. */
class ContainerCommandLineTest {

    @Test
    void hasNoValueOfAVariableOrSecret() {
        assertThat(ContainerEngine.shown(List.of(
                        "podman",
                        "create",
                        "--env",
                        "NAME",
                        "--env",
                        "DB=a b",
                        "--env=PASS=c d",
                        "-eX=e",
                        "--log-opt=splunk-token=f g",
                        "--label",
                        "version=1",
                        "image")))
                .isEqualTo("$ podman create --env NAME --env DB=*** --env=PASS=*** -eX=*** --log-opt=splunk-token=***"
                        + " --label version=1 image");
    }
}
