package dev.featurestore.terraform.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.featurestore.terraform.module.TerraformModule;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that are not UTF-8: Terraform 1.11 accepts them in comments, and names the places of others as here. */
class SourceTextTest {

    private static Map<String, String> file(String latin1) {
        return Map.of("main.tf", SourceText.decode(latin1.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void textInUtf8IsUnchanged() {
        String text = "locals {\n  a = \"caf\u00E9 \uD83D\uDE00 \uFFFD\"\n}\n";

        assertThat(SourceText.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @Test
    void otherBytesInCommentsAreAccepted() throws HclSyntaxException {
        TerraformModule module =
                TerraformModule.parse(file("# caf\u00E9\n/* \u00E9\u00FF */\nlocals { // \u00FF\n  a = 1\n}\n"));

        assertThat(module.locals()).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            locals {\\n  a = "caf\u00E9 x"\\n}\\n          | main.tf:2:11
            locals {\\n  a = <<EOT\\ncaf\u00E9\\nEOT\\n}\\n | main.tf:3:4
            resource "caf\u00E9" "x" {\\n}\\n              | main.tf:1:14
            locals {\\n  a = \u00E9\\n}\\n                 | main.tf:2:7
            """)
    void otherBytesElsewhereAreRefusedAtTheirPlace(String text, String place) {
        HclSyntaxException refused = catchThrowableOfType(
                HclSyntaxException.class, () -> TerraformModule.parse(file(text.replace("\\n", "\n"))));

        assertThat(refused.summary()).isEqualTo("Invalid character encoding");
        assertThat(refused.position()).hasToString(place);
    }
}
