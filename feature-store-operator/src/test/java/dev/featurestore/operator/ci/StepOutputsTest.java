package dev.featurestore.operator.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.values.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepOutputsTest {

    @TempDir
    Path folder;

    private record Environment(Map<String, String> variables) implements Values {
        @Override
        public Optional<String> environment(String name) {
            return Optional.ofNullable(variables.get(name));
        }

        @Override
        public Optional<String> property(String name) {
            return Optional.empty();
        }
    }

    /** Reads the file as the runner does ("FileCommandManager" of actions/runner). */
    private static Map<String, String> read(List<String> lines) {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int marker = lines.get(i).indexOf("<<");
            String name = lines.get(i).substring(0, marker);
            String end = lines.get(i).substring(marker + 2);
            StringBuilder value = new StringBuilder();
            for (i++; !lines.get(i).equals(end); i++) {
                value.append(value.isEmpty() ? "" : "\n").append(lines.get(i));
            }
            outputs.put(name, value.toString());
        }
        return outputs;
    }

    @Test
    void valueWithLinesSetsNoOtherOutput() throws Exception {
        Path file = Files.writeString(folder.resolve("outputs"), "before<<E\n1\nE\n");
        StepOutputs outputs = StepOutputs.of(new Environment(Map.of("GITHUB_OUTPUT", file.toString())), folder);

        outputs.add(Map.of("a", "first\nother=1\nb<<E\nE\nother<<E"));
        outputs.add(Map.of("b", ""));

        assertThat(read(Files.readAllLines(file)))
                .containsExactly(
                        Map.entry("before", "1"),
                        Map.entry("a", "first\nother=1\nb<<E\nE\nother<<E"),
                        Map.entry("b", ""));
    }

    @Test
    void eachValueHasALineOfItsOwn() throws Exception {
        Path file = folder.resolve("outputs");
        StepOutputs outputs = StepOutputs.of(new Environment(Map.of("GITHUB_OUTPUT", file.toString())), folder);

        outputs.add(Map.of("a", "1", "b", "2"));

        List<String> delimiters = Files.readAllLines(file).stream()
                .filter(line -> line.contains("<<"))
                .map(line -> line.substring(line.indexOf("<<")))
                .toList();
        assertThat(delimiters).hasSize(2).doesNotHaveDuplicates().allMatch(line -> line.length() > 40);
    }

    @Test
    void isRefusedOutsideOfAStep() {
        for (Map<String, String> variables : List.of(Map.<String, String>of(), Map.of("GITHUB_OUTPUT", " "))) {
            FeatureStoreException failure = assertThatExceptionOfType(FeatureStoreException.class)
                    .isThrownBy(() -> StepOutputs.of(new Environment(variables), folder))
                    .actual();
            assertThat(failure.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
            assertThat(failure)
                    .hasMessage("featurestore.githubOutput: the environment variable GITHUB_OUTPUT is not set");
        }
    }
}
