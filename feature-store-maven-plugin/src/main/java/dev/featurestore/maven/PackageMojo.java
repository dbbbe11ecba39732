package dev.featurestore.maven;

import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.PackageStack;
import dev.featurestore.operator.files.UserPaths;
import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Packages the configured stack as the zip that {@code apply} uploads, and attaches it to the project with the
 * classifier {@code stack}, or the one in {@code classifier}. The same files give the same bytes on every machine.
 * Needs a network only to read {@code oci://bucket@namespace/object}.
 *
 * <p>Example: {@code mvn package}
 *
 * @since 0.1.0
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class PackageMojo extends AbstractCloudMojo {

    private final MavenProjectHelper projectHelper;

    /** Folder of the zip. */
    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private File buildDirectory;

    /** Name of the zip, without classifier and extension. */
    @Parameter(defaultValue = "${project.build.finalName}", readonly = true, required = true)
    private String finalName;

    /**
     * Classifier of the zip, which is also the end of its file name. Default: {@code stack} for {@code
     * feature_store.yaml} in the folder of the project; otherwise {@code stack-NAME}, with the name of the
     * configuration file without its extension, or the name of its folder if the file is a {@code feature_store.yaml}.
     * Set it if two executions of a project would have the same classifier.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.classifier")
    private @Nullable String classifier;

    @Inject
    PackageMojo(MavenProjectHelper projectHelper, SettingsDecrypter decrypter) {
        super(decrypter);
        this.projectHelper = projectHelper;
    }

    @Override
    void run() {
        Inputs inputs = inputs();
        AttachedStacks attached = new AttachedStacks(
                Objects.requireNonNull(projectOfPom(), "project"), projectHelper, getPluginContext());
        String name = classifier == null ? StackClassifier.of(inputs.config(), folder()) : classifier;
        attached.requireFree(name, inputs.config());
        Path zip = UserPaths.absolute(buildDirectory.getPath(), "the project's build directory")
                .resolve(finalName + "-" + name + ".zip");
        attached.attach(name, inputs.config(), new PackageStack(operatorProject()).run(inputs, zip));
    }
}
