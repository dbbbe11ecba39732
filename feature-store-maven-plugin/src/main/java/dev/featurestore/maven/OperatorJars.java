package dev.featurestore.maven;

import dev.featurestore.maven.image.ImageLayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;

/**
 * The jars of the operator's image.
 *
 * @param artifacts the jars with their coordinates
 */
record OperatorJars(List<Artifact> artifacts) {

    /** Group of this project's own artifacts. */
    static final String GROUP = "dev.featurestore";

    OperatorJars {
        artifacts = List.copyOf(artifacts);
    }

    /** The layers; the one that changes least often first. */
    List<ImageLayer> layers() {
        List<Path> libraries = new ArrayList<>();
        List<Path> operator = new ArrayList<>();
        List<Path> stack = new ArrayList<>();
        for (Artifact artifact : artifacts) {
            List<Path> layer = !artifact.getGroupId().equals(GROUP)
                    ? libraries
                    : artifact.getArtifactId().equals("feature-store-stack") ? stack : operator;
            layer.add(artifact.getFile().toPath());
        }
        return List.of(layer("dependencies", libraries), layer("operator", operator), layer("stack", stack));
    }

    private static ImageLayer layer(String name, List<Path> files) {
        return new ImageLayer(
                name,
                "lib",
                files.stream()
                        .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                        .toList());
    }
}
