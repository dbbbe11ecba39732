package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import org.junit.jupiter.api.Test;

class BackendParametersTest {

    @Test
    void eitherNameIsTakenAndNeitherIsThisJvm() {
        assertThat(BackendParameters.backend(null, null)).isEqualTo("local");
        assertThat(BackendParameters.backend("container", null)).isEqualTo("container");
        assertThat(BackendParameters.backend(null, "file.yaml")).isEqualTo("file.yaml");
        assertThat(BackendParameters.backend("file.yaml", "file.yaml")).isEqualTo("file.yaml");
    }

    @Test
    void differentValuesAreRefused() {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> BackendParameters.backend("local", "file.yaml"))
                .withMessage("backend is local, but its alias featurestore.backendConfig is file.yaml")
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CONFLICTING_PARAMETERS));
    }
}
