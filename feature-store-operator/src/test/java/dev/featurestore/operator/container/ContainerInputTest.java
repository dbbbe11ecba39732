package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContainerInputTest {

    private static final ContainerInput ALL = new ContainerInput(
            Map.of("TOKEN", "a \"b\"\n\u00fc"),
            Map.of("project.version", "1.0"),
            new Overrides(List.of(
                    new Overrides.Value("stack_name", "dev \u00fc", "-Dfeaturestore.stackName"),
                    new Overrides.Value("variables.password", "correct horse", "<variables><password> of the POM"))),
            Optional.of(new SignIn.StoredSecret(new Secret("open sesame"), "server oci")),
            List.of(
                    new ProxyServer(
                            "https",
                            "proxy.example.com",
                            3128,
                            Optional.of(new ProxyServer.Credentials("me", new Secret("hunter2"))),
                            List.of("*.example.com")),
                    new ProxyServer("http", "other", 80, Optional.empty(), List.of())),
            Optional.of(new Commands(
                    "mvn -f app/pom.xml",
                    "featurestore",
                    "@dev",
                    Map.of("featurestore.cloud", "embedded"),
                    Map.of(Goal.BUILD_IMAGE, Set.of(), Goal.APPLY, Set.of("featurestore.cloud")))),
            Map.of("dryRun", "true", "profile", "\u00fc"));

    @Test
    void arrivesWhole() {
        ContainerInput arrived = ContainerInput.of(Map.of(ContainerInput.VARIABLE, ALL.json()));

        assertThat(arrived).usingRecursiveComparison().isEqualTo(ALL);
        assertThat(ContainerInput.of(Map.of())).isEqualTo(ContainerInput.nothing());
    }

    @Test
    void showsNoValue() {
        assertThat(ALL)
                .asString()
                .contains("TOKEN")
                .doesNotContain("\u00fc", "open sesame", "hunter2", "correct horse");
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> ContainerInput.of(Map.of(ContainerInput.VARIABLE, "{hunter2")))
                .withMessageNotContaining("hunter2")
                .withNoCause();
    }
}
