package dev.featurestore.maven;

import dev.featurestore.operator.files.UserPaths;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Maven's build cache extension ({@code org.apache.maven.extensions:maven-build-cache-extension}), as a goal
 * sees it. It skips goals of the lifecycle if no input that it knows has changed, and it does not know {@code feature_store.yaml}.
 *
 * @param root Maven's multi-module root, which has the folder {@code .mvn}
 * @param inPom whether the POM loads the extension
 */
record BuildCache(Path root, boolean inPom) {

    private static final String EXTENSION = "maven-build-cache-extension";
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern RUNS_ALWAYS =
            Pattern.compile("(?s)<runAlways>.*feature-store-maven-plugin.*</runAlways>");

    /** The cache of a build; empty if the build does not have one, or has disabled it. */
    static Optional<BuildCache> of(MavenSession session, MavenProject project) {
        File root = session.getRequest().getMultiModuleProjectDirectory();
        String enabled = session.getUserProperties()
                .getProperty(
                        "maven.build.cache.enabled", project.getProperties().getProperty("maven.build.cache.enabled"));
        if (root == null || "false".equals(enabled)) {
            return Optional.empty();
        }
        boolean inPom = project.getBuildExtensions().stream()
                .anyMatch(extension -> extension.getArtifactId().equals(EXTENSION));
        return Optional.of(new BuildCache(UserPaths.absolute(root.getPath(), "the multi-module root"), inPom))
                .filter(BuildCache::active);
    }

    private boolean active() {
        return inPom || text(root.resolve(".mvn/extensions.xml")).contains(EXTENSION);
    }

    /** Whether its configuration always runs the goals of this plugin. */
    boolean runsGoalsAlways() {
        return RUNS_ALWAYS
                .matcher(text(root.resolve(".mvn/maven-build-cache-config.xml")))
                .find();
    }

    private static String text(Path file) {
        try {
            return Files.exists(file)
                    ? COMMENT.matcher(Files.readString(file, StandardCharsets.UTF_8))
                            .replaceAll("")
                    : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
