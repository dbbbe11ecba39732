package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackClassifierTest {

    @ParameterizedTest
    @CsvSource({
        "feature_store.yaml, stack",
        "./feature_store.yaml, stack",
        "dev.yaml, stack-dev",
        "env/dev.yml, stack-dev",
        "dev/feature_store.yaml, stack-dev",
        "/elsewhere/test/feature_store.yaml, stack-test",
        "dev eu.1.yaml, stack-dev_eu.1",
        ".hidden, stack-.hidden",
        "oci://bucket@namespace/env/prod.yaml, stack-prod",
        "oci://bucket@namespace/prod/feature_store.yaml, stack-prod",
        "oci://bucket@namespace/feature_store.yaml, stack-feature_store",
    })
    void isMadeOfTheConfigurationsName(String config, String classifier) {
        Path folder = Path.of("/project");

        assertThat(StackClassifier.of(Source.of(config, UserPaths.in(folder)), folder))
                .isEqualTo(classifier);
    }
}
