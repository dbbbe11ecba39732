package dev.featurestore.maven;

import dev.featurestore.maven.image.ImageLayer;
import dev.featurestore.operator.container.Main;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;

/**
 * Resolves the jars of the operator's image from the plugin repositories. The list of jars is written when the operator is
 * built, because Maven 3 and 4 resolve dependencies in different ways, and the image must not depend on that.
 *
 * @param repositories plugin repositories of the build
 */
record OperatorArtifacts(
        RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {

    private static final String GROUP = "dev.featurestore";

    /** In a line of {@code dependency:tree}, such as {@code +- org.slf4j:slf4j-api:jar:1.7.36:compile}. */
    private static final Pattern LISTED = Pattern.compile("([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):(?:compile|runtime)");

    /** The layers; the one that changes least often first. */
    List<ImageLayer> layers(BuildFacts facts) {
        List<Path> libraries = new ArrayList<>();
        List<Path> operator = new ArrayList<>();
        List<Path> stack = new ArrayList<>();
        for (Artifact artifact : resolve(facts)) {
            Path file = artifact.getFile().toPath();
            if (!Files.isRegularFile(file)) {
                throw FeatureStoreException.of(
                        FailureCode.IMAGE_FAILED,
                        artifact + " is not a jar: " + file,
                        "Build it up to the phase package first");
            }
            List<Path> layer = !artifact.getGroupId().equals(GROUP)
                    ? libraries
                    : artifact.getArtifactId().equals("feature-store-stack") ? stack : operator;
            layer.add(file);
        }
        return List.of(
                new ImageLayer("dependencies", sorted(libraries)),
                new ImageLayer("operator", sorted(operator)),
                new ImageLayer("stack", sorted(stack)));
    }

    private List<Artifact> resolve(BuildFacts facts) {
        List<Artifact> wanted = listed();
        wanted.add(jar(GROUP, "feature-store-operator", facts.version()));
        wanted.add(jar(GROUP, "feature-store-stack", facts.version()));
        wanted.add(jar("org.slf4j", "slf4j-nop", facts.slf4j()));
        List<ArtifactRequest> requests = wanted.stream()
                .map(artifact -> new ArtifactRequest(artifact, repositories, null))
                .toList();
        try {
            return system.resolveArtifacts(session, requests).stream()
                    .map(ArtifactResult::getArtifact)
                    .toList();
        } catch (ArtifactResolutionException e) {
            throw FeatureStoreException.of(
                    FailureCode.IMAGE_FAILED,
                    "Cannot resolve the operator's jars: " + e.getMessage(),
                    session.isOffline()
                            ? "Run the command once without -o, so that Maven can download them"
                            : "Check that the plugin repositories of your build have them",
                    e);
        }
    }

    private static List<Artifact> listed() {
        try (InputStream in = Main.class.getResourceAsStream("/dev/featurestore/operator/artifacts.txt")) {
            if (in == null) {
                throw new IllegalStateException("The operator's jar has no artifacts.txt");
            }
            List<Artifact> artifacts = new ArrayList<>();
            Matcher line = LISTED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (line.find()) {
                artifacts.add(jar(line.group(1), line.group(2), line.group(3)));
            }
            return artifacts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Artifact jar(String group, String artifact, String version) {
        return new DefaultArtifact(group, artifact, "jar", version);
    }

    private static List<Path> sorted(List<Path> files) {
        return files.stream()
                .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                .toList();
    }
}
