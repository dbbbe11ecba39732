package dev.featurestore.terraform.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "region, region, 0, 0",
        "regoin, region, 2, 1",
        "regio, region, 1, 1",
        "regions, region, 1, 1",
        "legion, region, 1, 1",
        "'', region, 6, 6",
        "region, '', 6, 6",
        "abcd, badc, 3, 2",
        "kitten, sitting, 3, 3"
    })
    void countsLetters(String one, String other, int levenshtein, int withSwaps) {
        assertThat(NameDistance.LEVENSHTEIN.between(one, other)).isEqualTo(levenshtein);
        assertThat(NameDistance.WITH_SWAPS.between(one, other)).isEqualTo(withSwaps);
    }
}
