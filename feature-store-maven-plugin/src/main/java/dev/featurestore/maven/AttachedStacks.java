package dev.featurestore.maven;

import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * The zips of stacks that executions of one build attach to a project. Maven replaces an artifact that has the classifier
 * of an earlier one; here that is refused, unless it is the zip of the same configuration.
 *
 * @param context what executions of this plugin in one project share ({@code ContextEnabled} of the plugin API)
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // the plugin API's type
record AttachedStacks(MavenProject project, MavenProjectHelper helper, Map context) {

    private static final String KEY = "featurestore.stack.";

    /** @throws FeatureStoreException {@code CONFLICTING_PARAMETERS} if the zip of another configuration has the classifier */
    void requireFree(String classifier, Source config) {
        Object other = context.get(KEY + classifier);
        if (other != null && !other.equals(config.toString())) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "Two executions of featurestore:package attach a zip with the classifier " + classifier
                            + " to project " + project.getArtifactId() + ", for different configurations",
                    "Set <classifier> in the <configuration> of one of them");
        }
    }

    void attach(String classifier, Source config, Path zip) {
        context.put(KEY + classifier, config.toString());
        Optional<Artifact> earlier = project.getAttachedArtifacts().stream()
                .filter(artifact -> classifier.equals(artifact.getClassifier()) && "zip".equals(artifact.getType()))
                .findFirst();
        if (earlier.isPresent()) {
            // Of an earlier execution, or restored by Maven's build cache.
            earlier.get().setFile(zip.toFile());
        } else {
            helper.attachArtifact(project, "zip", classifier, zip.toFile());
        }
    }
}
