package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Output;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OutputPropertiesTest {

    @Test
    void setsNoValueInWhichMavenWouldReplaceAnExpression() {
        Properties properties = new Properties();
        properties.setProperty("featurestore.outputs.hostile", "of an earlier goal");
        RecordedConsole console = new RecordedConsole();

        new OutputProperties(properties, PropertyNames.OUTPUTS_PREFIX, console)
                .set(List.of(
                        new Output("endpoint", "https://example.com/$path/{id}", false),
                        new Output("hostile", "x ${env.SECRET} y", false),
                        new Output("secret", "${env.SECRET}", true)));

        assertThat(properties)
                .containsOnly(
                        Map.entry("featurestore.outputs.endpoint", "https://example.com/$path/{id}"),
                        Map.entry("featurestore.outputs.secret", "(sensitive value)"));
        assertThat(console.lines())
                .singleElement()
                .asString()
                .startsWith("The property featurestore.outputs.hostile is not set, because Maven would replace")
                .doesNotContain("SECRET");
    }
}
