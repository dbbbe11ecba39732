package dev.featurestore.maven;

import dev.featurestore.maven.image.ImageName;
import dev.featurestore.maven.image.ImageTarget;
import dev.featurestore.operator.container.ContainerEngine;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Builds the operator's container image: a Java runtime, the operator's dependencies, the operator and the bundled
 * stack, in separate layers. Needs no Dockerfile, and a container engine only to load the image into it. Does nothing
 * if nothing has changed since the last build and the target still has the image. With {@code -o} it uses the cached
 * base image.
 *
 * <p>Credentials for a registry come from the {@code <server>} of Maven's settings.xml whose ID is the host of the
 * registry (its password may be encrypted), otherwise from {@code docker login} or {@code podman login}, otherwise from
 * a credential helper.
 *
 * <p>Example: {@code mvn featurestore:build-image}
 *
 * @since 0.1.0
 */
@Mojo(name = "build-image", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class BuildImageMojo extends AbstractImageMojo {

    /**
     * Target of the image: {@code engine} (docker or podman on this machine), {@code tar} (a file that both can load)
     * or {@code registry} (the registry that the name of the image starts with).
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.imageTarget", defaultValue = "engine", required = true)
    private ImageDestination imageTarget;

    /**
     * Path of the file for the target {@code tar}. Default: {@code target/featurestore/image.tar}, or {@code
     * .featurestore/image.tar} without a POM.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.IMAGE_TAR)
    private @Nullable String imageTar;

    /**
     * Container engine to use: the path of its command, or a name on the {@code PATH}. Default: {@code podman} or
     * {@code docker}, the first one on the {@code PATH} that answers.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CONTAINER_EXECUTABLE)
    private @Nullable String containerExecutable;

    @Inject
    BuildImageMojo(SettingsDecrypter decrypter, RepositorySystem repositorySystem) {
        super(decrypter, repositorySystem);
    }

    @Override
    void run() {
        ImageName name = ImageName.toBuild(image(), PropertyNames.IMAGE);
        switch (imageTarget) {
            case engine ->
                build(
                        name,
                        new ImageTarget.Engine(ContainerEngine.find(
                                Optional.ofNullable(containerExecutable)
                                        .map(command ->
                                                Programs.named(command, paths(), PropertyNames.CONTAINER_EXECUTABLE)),
                                Objects.requireNonNullElse(System.getenv("PATH"), ""),
                                console())));
            case tar ->
                build(
                        name,
                        ImageTarget.Tar.at(
                                paths().find(imageTar, PropertyNames.IMAGE_TAR)
                                        .orElseGet(() -> results().resolve("image.tar")),
                                PropertyNames.IMAGE_TAR));
            case registry -> {
                PublishImageMojo.requireRegistry(name);
                build(name, new ImageTarget.Registry(name.registry()));
            }
        }
    }
}
