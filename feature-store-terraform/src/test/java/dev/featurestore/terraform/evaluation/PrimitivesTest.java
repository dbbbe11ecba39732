package dev.featurestore.terraform.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class PrimitivesTest {

    @Test
    void composesTheCharactersOfText() {
        assertThat(Primitives.normal((Object) "cafe\u0301")).isEqualTo("caf\u00e9");
        assertThat(Primitives.normal((Object) "a\u212b")).isEqualTo("a\u00c5");
        assertThat(Primitives.normal((Object) "caf\u00e9, plain")).isEqualTo("caf\u00e9, plain");
    }

    /** These are returned as they are, without the tables of Unicode. */
    @Test
    void charactersBeforeTheFirstCombiningOneAreComposed() {
        for (char c = 0; c < 0x300; c++) {
            String text = "a" + c + c;
            assertThat(Normalizer.normalize(text, Normalizer.Form.NFC)).isEqualTo(text);
        }
    }
}
