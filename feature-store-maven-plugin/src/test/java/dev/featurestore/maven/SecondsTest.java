package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecondsTest {

    @Test
    void negativeTimeIsRefusedAndZeroIsNot() {
        assertThat(Seconds.busyTimeout(0)).isEqualTo(Duration.ZERO);
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> Seconds.busyTimeout(-1))
                .withMessage("featurestore.busyTimeout: must be at least 0 (seconds), but is -1")
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_PARAMETER))
                .satisfies(e -> assertThat(e.hint()).isEqualTo("Set 0 to fail at once"));
    }
}
