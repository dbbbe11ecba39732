package dev.featurestore.maven;

import dev.featurestore.operator.files.UserPaths;
import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Packages the configured stack as the zip that {@code apply} uploads, and attaches it to the project with the
 * classifier {@code stack}. The same files give the same bytes on every machine. Needs a network only for
 * what is named as {@code oci://bucket@namespace/object}.
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class PackageMojo extends AbstractCloudMojo {

    private final MavenProjectHelper projectHelper;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The zip that is written. */
    @Parameter(
            defaultValue = "${project.build.directory}/${project.build.finalName}-stack.zip",
            readonly = true,
            required = true)
    private File zip;

    @Inject
    PackageMojo(MavenProjectHelper projectHelper, SettingsDecrypter decrypter) {
        super(decrypter);
        this.projectHelper = projectHelper;
    }

    @Override
    void run() {
        Path written = operator().pack(inputs(), UserPaths.absolute(zip.getPath(), "the project's build directory"));
        projectHelper.attachArtifact(project, "zip", "stack", written.toFile());
    }
}
