package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T00:00:00Z", "2026-11-22T01:00:00+01:00", "1795305600"})
    void timesOfIso8601AndSecondsAreRead(String text) {
        assertThat(OutputTimestamp.read(text)).contains(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void aSingleCharacterSaysThatThereIsNone() {
        assertThat(OutputTimestamp.read("x")).isEmpty();
        assertThat(OutputTimestamp.read("yesterday")).isEmpty();
        assertThat(OutputTimestamp.read("999999999999999999")).isEmpty();
        // Maven 4's own.
        assertThat(OutputTimestamp.read("1980-02-01T00:00:00Z")).isEmpty();
        assertThat(OutputTimestamp.read("${project.build.outputTimestamp}")).isEmpty();
    }
}
