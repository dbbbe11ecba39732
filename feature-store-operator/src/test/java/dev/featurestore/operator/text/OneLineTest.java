package dev.featurestore.operator.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words\tand a tab",
                "größe 日本 😀",
                "back\\slash\\n",
                "https://a/b::c",
                "a ## b",
                "# heading",
                "## heading [link]",
                "std::string",
                "a: ::b"
            })
    void ordinaryTextIsShownAsItIs(String text) {
        assertThat(OneLine.isOne(text)).isTrue();
        assertThat(OneLine.of(text)).isSameAs(text);
    }

    @Test
    void charactersThatAreNotPrintedAreWrittenAsJsonWritesThem() {
        assertThat(OneLine.of("a\nb\r\nc")).isEqualTo("a\\nb\\r\\nc");
        assertThat(OneLine.of("\u001b[2J\u0007\u009b\u007f\u0000")).isEqualTo("\\u001b[2J\\u0007\\u009b\\u007f\\u0000");
        assertThat(OneLine.of("\u2028\u2029\u0085")).isEqualTo("\\u2028\\u2029\\u0085");
        assertThat(OneLine.of("\u202e\u2066\u200b\ufeff")).isEqualTo("\\u202e\\u2066\\u200b\\ufeff");
        assertThat(OneLine.of("\udb40\udc41\ud800")).isEqualTo("\\udb40\\udc41\\ud800");
    }

    @Test
    void colorsAreLeftOutAndHideNoOtherCode() {
        assertThat(OneLine.of("\u001b[1m\u001b[38;5;1mred\u001b[0m")).isEqualTo("red");
        assertThat(OneLine.of("\u001b\u001b[0m[2J")).isEqualTo("\\u001b[2J");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "##vso[task.setvariable variable=a]b|\\u0023#vso[task.setvariable variable=a]b",
                "x ##teamcity[a]|x \\u0023#teamcity[a]",
                "##[error]a ##[group]b|\\u0023#[error]a \\u0023#[group]b",
                "###[error]a|#\\u0023#[error]a",
                "::error::a|\\u003a:error::a",
                "  ::error::a|  \\u003a:error::a",
                "\u00a0\u3000::error::a|\u00a0\u3000\\u003a:error::a",
                "\u001b[0m::error::a|\\u003a:error::a"
            })
    void commandsOfCiSystemsAreNone(String text, String line) {
        assertThat(OneLine.of(text)).isEqualTo(line);
        assertThat(OneLine.isOne(OneLine.of(text))).isTrue();
    }
}
