package dev.featurestore.operator.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final Instant TIME = Instant.parse("2026-11-28T14:05:09.987Z");

    @Test
    void timesAreInUtcToTheSecond() {
        assertThat(Times.text(TIME)).isEqualTo("2026-11-28 14:05:09 UTC");
    }

    @Test
    void agesGrowFromSecondsToDays() {
        assertThat(Times.age(TIME, TIME.minusSeconds(1))).isEqualTo("0s");
        assertThat(Times.age(TIME, TIME.plusSeconds(192))).isEqualTo("3m12s");
        assertThat(Times.age(TIME, TIME.plus(Duration.ofDays(5)))).isEqualTo("5 days");
    }
}
