package dev.featurestore.maven;

import dev.featurestore.operator.container.Main;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /** In a line of {@code dependency:tree}, such as {@code +- org.slf4j:slf4j-api:jar:1.7.36:compile}. */
    private static final Pattern LISTED = Pattern.compile("([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):(?:compile|runtime)");

    /** The jars, which must be files. */
    OperatorJars jars(BuildFacts facts) {
        List<Artifact> artifacts = resolve(facts);
        for (Artifact artifact : artifacts) {
            if (!artifact.getFile().isFile()) {
                throw FeatureStoreException.of(
                        FailureCode.IMAGE_FAILED,
                        artifact + " is not a jar: " + artifact.getFile(),
                        "Build it up to the phase package first");
            }
        }
        return new OperatorJars(artifacts);
    }

    private List<Artifact> resolve(BuildFacts facts) {
        List<ArtifactRequest> requests = wanted(facts).stream()
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

    /** Coordinates of the jars, without files. */
    static List<Artifact> wanted(BuildFacts facts) {
        List<Artifact> wanted = listed();
        wanted.add(jar(OperatorJars.GROUP, "feature-store-operator", facts.version()));
        wanted.add(jar(OperatorJars.GROUP, "feature-store-stack", facts.version()));
        wanted.add(jar("org.slf4j", "slf4j-nop", facts.slf4j()));
        return wanted;
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
}
