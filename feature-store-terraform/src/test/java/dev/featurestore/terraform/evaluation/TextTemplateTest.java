package dev.featurestore.terraform.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTemplateTest {

    private static final Map<String, String> VALUES = Map.of("name", "a", "empty", "");

    private static String render(String template) throws HclSyntaxException {
        return TextTemplate.parse(template).render(VALUES).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text\n",
                "\n\n",
                "a \"quoted\" \\n \\\\ word\r\n",
                "  indented\n\tlines",
                "EOT\nEND\n"
            })
    void keepsTextAsItIs(String text) throws Exception {
        assertThat(render(text)).isEqualTo(text);
    }

    @Test
    void insertsValuesAndFollowsDirectives() throws Exception {
        assertThat(render("echo ${name} $${name} %%{ if } ${upper(name)}${empty}\n"))
                .isEqualTo("echo a ${name} %{ if } A\n");
        assertThat(render("%{ if name == \"a\" }yes%{ else }no%{ endif }")).isEqualTo("yes");
        assertThat(render("${name}")).isEqualTo("a");
    }

    @Test
    void leavesTheRestToTerraform() throws Exception {
        assertThat(TextTemplate.parse("${missing}").render(VALUES)).isEmpty();
        assertThat(TextTemplate.parse("${jsonencode(name)}").render(VALUES)).isEmpty();
        assertThatThrownBy(() -> TextTemplate.parse("${name")).isInstanceOf(HclSyntaxException.class);
    }
}
