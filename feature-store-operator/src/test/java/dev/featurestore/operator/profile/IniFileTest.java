package dev.featurestore.operator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files and what Python 3.11's {@code configparser.ConfigParser(interpolation=None)} reads in them, written down by hand
 * and compared with it once.
 */
class IniFileTest {

    /** Each file, and its sections with all keys that they have or inherit. */
    static Stream<Arguments> files() {
        return Stream.of(
                file("[DEFAULT]\nuser=a\n", "DEFAULT{user=a}"),
                file("[DEFAULT]\nuser = a \n\n[P]\n", "DEFAULT{user=a} P{user=a}"),
                file("[DEFAULT]\nuser=a\n[P]\nuser=b\nregion=r\n", "DEFAULT{user=a} P{region=r,user=b}"),
                file("[DEFAULT]\nuser=a\n[PROD]   # live\nuser=b\n", "DEFAULT{user=a} PROD{user=b}"),
                file("[PROD]x\nuser=b\n", "DEFAULT{} PROD{user=b}"),
                file("[P];remark\nuser=b\n", "DEFAULT{} P{user=b}"),
                file("[ P ]\nuser=b\n", "DEFAULT{}  P {user=b}"),
                file("  [P]\nuser=b\n", "DEFAULT{} P{user=b}"),
                file("[P]\nuser: b\n", "DEFAULT{} P{user=b}"),
                file("[P]\nuser:b=c\n", "DEFAULT{} P{user=b=c}"),
                file("[P]\nkey_file = C:\\keys\\a.pem\n", "DEFAULT{} P{key_file=C:\\keys\\a.pem}"),
                file("[P]\nUser = b\nREGION: r\n", "DEFAULT{} P{region=r,user=b}"),
                file("[P]\nuser=b # mine\n", "DEFAULT{} P{user=b # mine}"),
                file("[P]\nuser=b ; mine\n", "DEFAULT{} P{user=b ; mine}"),
                file("[P]\n# user=x\n; region=y\nuser=b\n", "DEFAULT{} P{user=b}"),
                file("[P]\nuser=b\n  # indented remark\nregion=r\n", "DEFAULT{} P{region=r,user=b}"),
                file("# head\n\n[P]\nuser=b\n", "DEFAULT{} P{user=b}"),
                file("[P]\nuser=\nregion=r\n", "DEFAULT{} P{region=r,user=}"),
                file("[P]\nuser=a\n  b\n", "DEFAULT{} P{user=a|b}"),
                file("[P]\nuser=a\n  region=r\n", "DEFAULT{} P{user=a|region=r}"),
                file("[P]\nuser=a\n\n  b\n\n", "DEFAULT{} P{user=a||b}"),
                file("[P]\nuser=a\n\n\nregion=r\n", "DEFAULT{} P{region=r,user=a}"),
                file("[P]\nuser=a\n  # remark\n  b\n", "DEFAULT{} P{user=a|b}"),
                file("[P]\n  user=a\n  region=r\n", "DEFAULT{} P{region=r,user=a}"),
                file("[P]\n  user=a\n region=r\n", "DEFAULT{} P{region=r,user=a}"),
                file("[P]\nuser=a\n\t[Q]\nregion=r\n", "DEFAULT{} P{region=r,user=a|[Q]}"),
                file("[P]\nkey_content=\n  -----BEGIN\n  AA==\n", "DEFAULT{} P{key_content=|-----BEGIN|AA==}"),
                file("[P]\r\nuser=a\r\nregion=r\r\n", "DEFAULT{} P{region=r,user=a}"),
                file("[P]\ruser=a\rregion=r", "DEFAULT{} P{region=r,user=a}"),
                file("[DEFAULT]\nuser=a\n[DEFAULT]\nregion=r\n", "DEFAULT{region=r,user=a}"),
                file("[P]\nuser=a\n[DEFAULT]\nregion=r\n", "DEFAULT{region=r} P{region=r,user=a}"),
                file("[p]\nuser=a\n[P]\nuser=b\n", "DEFAULT{} P{user=b} p{user=a}"),
                file("[P]\npass_phrase=%(user)s 100%\n", "DEFAULT{} P{pass_phrase=%(user)s 100%}"),
                file("[P]\nuser\u00a0=\u00a0a\u00a0\n", "DEFAULT{} P{user=a}"),
                file("[P]\nuser == a\n", "DEFAULT{} P{user== a}"),
                file("[P]\ntwo words = a\n", "DEFAULT{} P{two words=a}"),
                file("[P]\n[]=x\n", "DEFAULT{} P{[]=x}"),
                file("", "DEFAULT{}"));
    }

    private static Arguments file(String text, String sections) {
        return Arguments.of(text, sections);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadAsConfigparserReadsIt(String text, String sections) {
        assertThat(dump(IniFile.parse("config", text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(sections);
    }

    /** Each file that configparser refuses, and the line that it names. */
    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("user=secret\n", 1, "a section such as [DEFAULT] is missing"),
                Arguments.of("\n# remark\nsecret\n[P]\n", 3, "a section such as [DEFAULT] is missing"),
                Arguments.of("[]\nuser=secret\n", 1, "a section such as [DEFAULT] is missing"),
                Arguments.of("[P]\nsecret\n", 2, "not a key, a section, or a comment"),
                Arguments.of("[P]\n=secret\n", 2, "not a key, a section, or a comment"),
                Arguments.of("[P\nuser=secret\n", 1, "a section such as [DEFAULT] is missing"),
                Arguments.of("[A]\nuser=secret\n[P\nregion=r\n", 3, "not a key, a section, or a comment"),
                Arguments.of("[P]\nuser=secret\nUSER=b\n", 3, "duplicate key user in [P]"),
                Arguments.of("[P]\nuser=secret\n[Q]\n[P]\n", 4, "duplicate section [P]"),
                Arguments.of("[DEFAULT]\nuser=secret\n[DEFAULT]\nuser=b\n", 4, "duplicate key user in [DEFAULT]"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatConfigparserRefusesIsRefusedWithItsLineAndNoValue(String text, int line, String why) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), "Cannot read config: line " + line + ": " + why);
    }

    @Test
    void remarkWithABracketBehindASectionIsRefusedWhereConfigparserMakesANameOfIt() {
        assertRefused(
                "[PROD] # see [x]\nuser=secret\n".getBytes(StandardCharsets.UTF_8),
                "Cannot read config: line 1: there are more brackets after the section");
    }

    @Test
    void byteOrderMarksAreNoPartOfTheText() {
        String text = "[DEFAULT]\nuser=größe\n";
        String read = "DEFAULT{user=größe}";

        assertThat(dump(IniFile.parse("config", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(read);
        assertThat(dump(IniFile.parse("config", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo(read);
        assertThat(dump(IniFile.parse("config", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))))
                .isEqualTo(read);
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertRefused("[DEFAULT]\nuser=größe\n".getBytes(StandardCharsets.ISO_8859_1), "it is not text in UTF-8");
        assertRefused("[DEFAULT]\n".getBytes(StandardCharsets.UTF_16LE), "it is not text in UTF-8");
        assertRefused(new byte[1024 * 1024 + 1], "it is larger than 1 MiB");
    }

    @Test
    void showsNoValue() {
        assertThat(IniFile.parse("config", "[P]\nuser=secret\n".getBytes(StandardCharsets.UTF_8))
                        .toString())
                .contains("user")
                .doesNotContain("secret");
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> IniFile.parse("config", bytes))
                .withMessageContaining(message)
                .withMessageNotContaining("secret")
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND));
    }

    /** All sections and keys, DEFAULT first; a vertical bar for a line break. */
    private static String dump(IniFile file) {
        List<String> keys = List.of("[]", "key_content", "key_file", "pass_phrase", "region", "two words", "user");
        List<String> names = new ArrayList<>(List.of(IniFile.DEFAULT));
        file.names().forEach(name -> {
            if (!names.contains(name)) {
                names.add(name);
            }
        });
        List<String> sections = new ArrayList<>();
        for (String name : names) {
            List<String> values = new ArrayList<>();
            for (String key : keys) {
                file.find(name, key)
                        .ifPresent(e -> values.add(key + "=" + e.value().replace('\n', '|')));
            }
            sections.add(name + "{" + String.join(",", values) + "}");
        }
        return String.join(" ", sections);
    }
}
