package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of {@code docs/examples}, each a choice of the bundled stack. */
class ExamplesTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("project.root", "..")).resolve("docs/examples");

    @ParameterizedTest
    @MethodSource("examples")
    void isAccepted(String example) {
        SomeValues values = new SomeValues(Map.of("OCIR_PULLER_AUTH_TOKEN", "token"));
        Deployable deployable = new LocalVerifier(EXAMPLES, getClass().getClassLoader(), values)
                .verify(EXAMPLES.resolve(example))
                .orThrow();
        assertThat(new StackVariables(deployable.module()).values(deployable.config()))
                .containsKeys("tenancy_ocid", "region");
    }

    @Test
    void areListed() throws IOException {
        String readme = Files.readString(EXAMPLES.resolve("README.md"));
        assertThat(examples())
                .isNotEmpty()
                .allSatisfy(example -> assertThat(readme).contains("(" + example + ")"));
    }

    static List<String> examples() {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
