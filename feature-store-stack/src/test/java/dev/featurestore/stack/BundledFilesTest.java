package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.featurestore.terraform.module.TerraformModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledFilesTest {

    @Test
    void indexNamesExactlyTheFilesOfTheFolder() throws IOException {
        assertThat(resource("/feature-store-stack.index").lines()).containsExactlyElementsOf(StackSource.files());
    }

    @Test
    void everyFileOfTheIndexIsAResource() throws IOException {
        for (String file : StackSource.files()) {
            assertThat(resource("/feature-store-stack/" + file)).isEqualTo(StackSource.read(file));
        }
    }

    @Test
    void holdsNothingThatTerraformLeavesBehind() {
        assertThat(StackSource.files())
                .noneMatch(file -> file.contains(".tfstate")
                        || file.contains(".terraform")
                        || file.endsWith(".tfvars")
                        || file.endsWith(".tftest.hcl"));
    }

    @ParameterizedTest
    @MethodSource("terraformFiles")
    void parses(String file) {
        assertThatCode(() -> TerraformModule.parse(Map.of(file, StackSource.read(file))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void parsesAsYaml(String file) {
        assertThat(YamlMapping.of(file).keys()).isNotEmpty();
    }

    static List<String> terraformFiles() {
        return List.copyOf(StackSource.terraformFiles().keySet());
    }

    static List<String> yamlFiles() {
        return StackSource.files().stream()
                .filter(file -> file.endsWith(".yaml"))
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(BundledFilesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
