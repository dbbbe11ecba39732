package dev.featurestore.emulator.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleCharactersTest {

    @Test
    void showsTheNumbersOfInvisibleCharacters() {
        assertThat(VisibleCharacters.in("a\u0000\u001b[31m\r\u007f\u0085\u200b\u202e\u2066\u2028\ufeffz"))
                .isEqualTo("a[U+0000][U+001B][31m[U+000D][U+007F][U+0085][U+200B][U+202E][U+2066][U+2028][U+FEFF]z");
        assertThat(VisibleCharacters.in(new String(Character.toChars(0xE0041)))).isEqualTo("[U+E0041]");
    }

    @Test
    void keepsAllOtherText() {
        String text = "Zürich\t東京\n\uD83D\uDE80 שלום";
        assertThat(VisibleCharacters.in(text)).isEqualTo(text);
    }

    @Test
    void replacesAHalfOfAPair() {
        assertThat(VisibleCharacters.in("a\uD83Db\uDE80")).isEqualTo("a\ufffdb\ufffd");
    }
}
