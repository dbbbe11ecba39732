package dev.featurestore.maven;

import dev.featurestore.maven.image.ImageName;
import dev.featurestore.maven.image.ImageTarget;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Builds the operator's container image as {@code build-image} does, pushes it to a registry ({@code
 * <region-key>.ocir.io/<namespace>} in OCI, or any other), and prints its digest and the reference to use. Uploads only
 * what the registry does not have. Needs no container engine.
 *
 * <p>Example: {@code mvn featurestore:publish-image -Dfeaturestore.registry=iad.ocir.io/mytenancy}
 *
 * @since 0.1.0
 */
@Mojo(name = "publish-image", requiresProject = false, threadSafe = true)
public final class PublishImageMojo extends AbstractImageMojo {

    /**
     * Registry, and path in it, to prepend to the name of the image, such as {@code iad.ocir.io/mytenancy}. Required
     * unless the name of the image starts with a registry.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.registry")
    private @Nullable String registry;

    @Inject
    PublishImageMojo(SettingsDecrypter decrypter, RepositorySystem repositorySystem) {
        super(decrypter, repositorySystem);
    }

    @Override
    void run() {
        ImageName name = ImageName.toBuild(
                registry == null ? image() : registry.replaceAll("/+$", "") + "/" + image(), PropertyNames.IMAGE);
        requireRegistry(name);
        build(name, new ImageTarget.Registry(name.registry()));
    }

    static void requireRegistry(ImageName name) {
        if (!name.namesRegistry()) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    "The name of the image, " + name + ", does not start with a registry",
                    "Set -Dfeaturestore.image=<region-key>.ocir.io/<namespace>/" + name);
        }
    }
}
