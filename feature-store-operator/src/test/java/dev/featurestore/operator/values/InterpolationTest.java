package dev.featurestore.operator.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.verify.PlainJava;
import dev.featurestore.operator.verify.SomeValues;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {
    private final Problems problems = new Problems("f");

    private YamlMapping read(String yaml) {
        Values values = new SomeValues(
                Map.of("A", "1", "B_2", "two", "EMPTY", "", "DOLLAR", "$A", "project.version", "3", "a-b.c", "4"));
        YamlMapping mapping =
                (YamlMapping) new YamlParser("f", problems).parse(yaml).orElseThrow();
        return new Interpolation(values, problems).in(mapping);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "$A, 1",
                "${A}, 1",
                "x$A-${B_2}$B_2, x1-twotwo",
                "$A.b, 1.b",
                "${project.version}-${a-b.c}, 3-4",
                "${env.A}, 1",
                "$DOLLAR, $A",
                "$$A $${A} $$$A $$$$, $A ${A} $1 $$",
                "5$ $5 $-, 5$ $5 $-",
                "${EMPTY}, ``",
            })
    void replacesNames(String written, String meant) {
        assertThat(read("k: '" + written + "'").text("k")).isEqualTo(meant);
        assertThat(problems.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$A", "${A}", "$$", "$$A", "$", "$5", "a$", "$${a.b}", "$$$$x"})
    void readsWhatItEscapesAsItWas(String text) {
        assertThat(read("k: '" + Interpolation.escaped(text) + "'").text("k")).isEqualTo(text);
    }

    @Test
    void replacesInListsAndObjectsButNeverInKeysAndOtherValues() {
        YamlMapping read = read("$A: [$A, {$A: \"$A\"}]\nn: 5\nt: true\nz:\n");

        assertThat(PlainJava.of(read))
                .containsEntry("$A", List.of("1", Map.of("$A", "1")))
                .containsEntry("n", 5L)
                .containsEntry("t", true)
                .containsEntry("z", null);
    }

    @Test
    void reportsAValueOfSeveralAliasesOnce() {
        read("a: &x {k: $NOWHERE}\nb: *x\nc: *x\n");

        assertThat(problems.sorted())
                .extracting(Problem::text)
                .containsExactly("f:1:11  a.k: no value for $NOWHERE: the environment variable is not set");
    }

    @Test
    void keepsWhatComesFromTheEnvironmentOutOfAnyText() {
        YamlMapping read = read("a: $B_2\nb: x${B_2}\nc: ${project.version}\nd: ${env.B_2}\n");

        assertThat(read.isConcealed()).isTrue();
        assertThat(read.scalar("a")).hasToString("the value of $B_2 at f:1:4");
        assertThat(read.scalar("b")).hasToString("the value of \"x${B_2}\" at f:2:4");
        assertThat(read.scalar("c")).hasToString("\"3\" at f:3:4");
        assertThat(read.scalar("d")).hasToString("the value of ${env.B_2} at f:4:4");
    }
}
