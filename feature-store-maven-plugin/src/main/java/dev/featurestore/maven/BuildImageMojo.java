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
 * Builds the operator's container image: a Java runtime, the operator's dependencies, the operator and the bundled stack,
 * in layers of their own. No Dockerfile is needed, and no container engine unless the image goes to one. If nothing has
 * changed since the last build, and the image is still where it was brought, nothing is done. With {@code -o} the base
 * comes from the cache of an earlier build.
 *
 * <p>Registries are signed in to with the server of Maven's settings.xml whose id is the registry's host (its password may
 * be encrypted), or else with what {@code docker login} or {@code podman login} has left, or else with a credential
 * helper.
 */
@Mojo(name = "build-image", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class BuildImageMojo extends AbstractImageMojo {

    /**
     * Where the image goes: {@code engine} (docker or podman on this machine), {@code tar} (a file that both load) or
     * {@code registry} (the one that the image's name begins with).
     */
    @Parameter(property = PropertyNames.IMAGE_TARGET, defaultValue = "engine", required = true)
    private ImageDestination imageTarget;

    /**
     * The file, for the target {@code tar}. If not given: {@code image.tar} in {@code target/featurestore/}, or in
     * {@code .featurestore/} without a POM.
     */
    @Parameter(property = PropertyNames.IMAGE_TAR)
    private @Nullable String imageTar;

    /**
     * Command of the container engine: its path, or a name on the path. If not given: {@code podman} or {@code docker},
     * the first that is on the path and answers.
     */
    @Parameter(property = PropertyNames.CONTAINER_EXECUTABLE)
    private @Nullable String containerExecutable;

    @Inject
    BuildImageMojo(SettingsDecrypter decrypter, RepositorySystem repositorySystem) {
        super(decrypter, repositorySystem);
    }

    @Override
    void run() {
        ImageName name = ImageName.of(image(), PropertyNames.IMAGE);
        switch (imageTarget) {
            case engine ->
                build(
                        name,
                        new ImageTarget.Engine(ContainerEngine.find(
                                Optional.ofNullable(containerExecutable)
                                        .map(command ->
                                                Programs.named(command, paths(), PropertyNames.CONTAINER_EXECUTABLE)),
                                Objects.requireNonNullElse(System.getenv("PATH"), ""))));
            case tar ->
                build(
                        name,
                        new ImageTarget.Tar(paths().find(imageTar, PropertyNames.IMAGE_TAR)
                                .orElseGet(() -> results().resolve("image.tar"))));
            case registry -> {
                PublishImageMojo.requireRegistry(name);
                build(name, new ImageTarget.Registry(name.registry()));
            }
        }
    }
}
