package dev.featurestore.operator.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {

    @ParameterizedTest
    @CsvSource({
        "0, output, 0 outputs",
        "1, output, 1 output",
        "2, output, 2 outputs",
        "1, policy, 1 policy",
        "3, policy, 3 policies",
        "2, day, 2 days"
    })
    void nounsAreCounted(long number, String noun, String text) {
        assertThat(Count.of(number, noun)).isEqualTo(text);
    }
}
