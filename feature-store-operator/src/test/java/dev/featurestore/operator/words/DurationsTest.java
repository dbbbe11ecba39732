package dev.featurestore.operator.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"400, 0s", "9499, 9s", "59600, 1m0s", "725000, 12m5s", "3603000, 1h0m3s"})
    void durationsReadAsTerraformWritesThem(long millis, String text) {
        assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
