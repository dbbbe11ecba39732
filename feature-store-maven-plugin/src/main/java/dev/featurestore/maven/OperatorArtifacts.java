package dev.featurestore.maven;

import dev.featurestore.maven.image.ImageLayer;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.jspecify.annotations.Nullable;

/**
 * The jars that the operator's image is made of, as Maven resolves them where it resolves plugins.
 *
 * @param repositories where the build finds plugins
 */
record OperatorArtifacts(
        RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {

    private static final String GROUP = "dev.featurestore";

    /** The layers, those that change least first. */
    List<ImageLayer> layers(BuildFacts facts) {
        List<Artifact> artifacts = resolve(facts);
        List<Path> libraries = new ArrayList<>();
        List<Path> operator = new ArrayList<>();
        List<Path> stack = new ArrayList<>();
        for (Artifact artifact : artifacts) {
            Path file = artifact.getFile().toPath();
            if (!Files.isRegularFile(file)) {
                throw failed(artifact + " is no jar: " + file, "let the build package it first: mvn package", null);
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
        Artifact operator = jar(GROUP, "feature-store-operator", facts.version());
        try {
            // Its own management of versions holds only for its own build, unless it is asked for.
            ArtifactDescriptorResult described =
                    system.readArtifactDescriptor(session, new ArtifactDescriptorRequest(operator, repositories, null));
            CollectRequest wanted = new CollectRequest();
            wanted.setManagedDependencies(described.getManagedDependencies());
            wanted.addDependency(new Dependency(operator, "runtime"));
            wanted.addDependency(new Dependency(jar(GROUP, "feature-store-stack", facts.version()), "runtime"));
            wanted.addDependency(new Dependency(jar("org.slf4j", "slf4j-nop", facts.slf4j()), "runtime"));
            wanted.setRepositories(repositories);
            return system
                    .resolveDependencies(session, new DependencyRequest(wanted, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .toList();
        } catch (RepositoryException e) {
            throw failed(
                    String.valueOf(e.getMessage()),
                    session.isOffline()
                            ? "run it once without -o, so that Maven can fetch them"
                            : "check that " + operator + " is where your build finds plugins",
                    e);
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

    private static FeatureStoreException failed(String message, String hint, @Nullable Throwable cause) {
        String what = "the operator's jars cannot be had: " + message;
        return cause == null
                ? FeatureStoreException.of(FailureCode.IMAGE_FAILED, what, hint)
                : FeatureStoreException.of(FailureCode.IMAGE_FAILED, what, hint, cause);
    }
}
