package dev.featurestore.operator.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Severity;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class YamlOverlayTest {

    private final Problems problems = new Problems("base.yaml");

    private YamlMapping merged(String base, String over) {
        return new YamlOverlay(problems).merged(read("base.yaml", base), read("over.yaml", over));
    }

    private YamlMapping read(String file, String text) {
        return (YamlMapping) new YamlParser(file, problems).parse(text).orElseThrow();
    }

    /** The values by their paths, each with the file that it stands in. */
    private static Map<String, String> shown(YamlMapping mapping) {
        Map<String, String> shown = new TreeMap<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            if (entry.value() instanceof YamlMapping below) {
                shown(below).forEach((path, text) -> shown.put(entry.key() + "." + path, text));
            } else {
                shown.put(
                        entry.key(),
                        entry.value().description() + " of "
                                + entry.value().location().file());
            }
        }
        return shown;
    }

    @Test
    void mappingsMergeAndOtherValuesReplace() {
        YamlMapping merged = merged("""
                kind: operator
                spec:
                  region: us-ashburn-1
                  variables: {a: 1, list: [1, 2], map: {x: 1, y: 2}, text: one}
                """, """
                spec:
                  region: eu-frankfurt-1
                  variables:
                    list: [3]
                    map: {y: 3, z: 4}
                    text: {now: a map}
                """);

        assertThat(shown(merged))
                .containsExactly(
                        Map.entry("kind", "\"operator\" of base.yaml"),
                        Map.entry("spec.region", "\"eu-frankfurt-1\" of over.yaml"),
                        Map.entry("spec.variables.a", "the number 1 of base.yaml"),
                        Map.entry("spec.variables.list", "a list of over.yaml"),
                        Map.entry("spec.variables.map.x", "the number 1 of base.yaml"),
                        Map.entry("spec.variables.map.y", "the number 3 of over.yaml"),
                        Map.entry("spec.variables.map.z", "the number 4 of over.yaml"),
                        Map.entry("spec.variables.text.now", "\"a map\" of over.yaml"));
        assertThat(merged.locate("spec.region")).isEqualTo(new Location("over.yaml", 2, 3));
        assertThat(merged.locate("spec.variables.a").file()).isEqualTo("base.yaml");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void nullRemovesAndAKnownKeyKeepsThePlaceThatRemovesIt() {
        YamlMapping merged = merged("""
                spec:
                  region: us-ashburn-1
                  variables: {a: 1, b: 2}
                """, """
                spec:
                  region: null
                  variables: {a: null, c: ~}
                """);

        YamlMapping spec = Objects.requireNonNull(merged.mapping("spec"));
        assertThat(spec.text("region")).isNull();
        assertThat(spec.locate("region")).isEqualTo(new Location("over.yaml", 2, 3));
        assertThat(Objects.requireNonNull(spec.mapping("variables")).entries())
                .extracting(YamlMapping.Entry::key)
                .as("a key that is nowhere else stays, so that a misspelled one is reported")
                .containsExactly("b", "c");
    }

    @Test
    void aKeyWithoutAValueChangesNothingAndIsReported() {
        YamlMapping merged = merged("spec: {variables: {a: 1}}", """
                spec:
                  variables:
                  #  a: 2
                """);

        assertThat(shown(merged)).containsExactly(Map.entry("spec.variables.a", "the number 1 of base.yaml"));
        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.text()).isEqualTo("over.yaml:2:3  spec.variables: has no value, so it changes nothing");
        });
    }
}
