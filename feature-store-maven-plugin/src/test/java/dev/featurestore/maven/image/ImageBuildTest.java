package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImageBuildTest {

    @Test
    void recordHasEachLayerOnTopOfTheBase() {
        ImageSpec spec = new ImageSpec(
                List.of(ImageName.of("feature_store:v1", "test")),
                ImageName.of("java:17", "test"),
                List.of(),
                new ImageUser("0"),
                Instant.EPOCH,
                new TreeMap<>(),
                List.of(
                        new ImageLayer("dependencies", "lib", List.of(Path.of("b/one.jar"), Path.of("two.jar"))),
                        new ImageLayer("stack", "lib", List.of(Path.of("stack.jar")))),
                "Main",
                "1");

        assertThat(ImageBuild.layers(spec).keySet()).containsExactly("home", "dependencies", "stack");
        assertThat(ImageBuild.layers(spec))
                .containsEntry("home", List.of())
                .containsEntry("dependencies", List.of("one.jar", "two.jar"))
                .containsEntry("stack", List.of("stack.jar"));
    }
}
