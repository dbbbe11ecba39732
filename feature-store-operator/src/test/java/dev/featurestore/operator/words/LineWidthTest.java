package dev.featurestore.operator.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineWidthTest {

    private static final LineWidth TEN = LineWidth.LOG.withColumns(10);

    @Test
    void whatFitsStays() {
        assertThat(TEN.cut("0123456789")).isEqualTo("0123456789");
        assertThat(LineWidth.UNLIMITED.cut("x".repeat(9_999))).hasSize(9_999);
    }

    @Test
    void whatIsLongerIsCutInTheMiddle() {
        assertThat(TEN.cut("0123456789a")).isEqualTo("01234…789a");
        assertThat(new LineWidth(10, "...").cut("0123456789a")).isEqualTo("0123...89a");
    }

    @Test
    void onlyThePartInTheMiddleIsCutWhileThereIsRoomForIt() {
        assertThat(LineWidth.LOG.withColumns(20).cut("created ", "oci_core_vcn.this", " 5s"))
                .isEqualTo("created oci_…this 5s");
        assertThat(TEN.cut("created ", "oci_core_vcn.this", " 5s")).isEqualTo("creat…s 5s");
    }

    @Test
    void sentencesAreWrappedBetweenWords() {
        assertThat(TEN.wrap("one two three four andalonger one"))
                .containsExactly("one two", "  three", "  four", "  andalonger", "  one");
        assertThat(TEN.wrap("  # x gone")).containsExactly("  # x gone");
    }

    @Test
    void noCharacterOfTwoUnitsIsHalved() {
        String grapes = "\uD83C\uDF47".repeat(30);

        assertThat(TEN.cut(grapes).codePoints().filter(c -> c == 0x1F347).count())
                .isEqualTo(9);
    }
}
