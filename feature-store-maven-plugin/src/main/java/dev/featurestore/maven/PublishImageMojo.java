package dev.featurestore.maven;

import dev.featurestore.maven.image.BuiltImage;
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
 * Publishes the operator's container image in a registry, OCI's ({@code <region-key>.ocir.io/<namespace>}) or any other,
 * and prints its digest and the reference to use. It is built as {@code build-image} builds it; what the registry has
 * already is not sent again, and no container engine is needed.
 */
@Mojo(name = "publish-image", requiresProject = false, threadSafe = true)
public final class PublishImageMojo extends AbstractImageMojo {

    /**
     * Registry, and path in it, to put in front of the image's name, such as {@code iad.ocir.io/mytenancy}. Not needed if
     * the name itself begins with a registry.
     */
    @Parameter(property = PropertyNames.REGISTRY)
    private @Nullable String registry;

    @Inject
    PublishImageMojo(SettingsDecrypter decrypter, RepositorySystem repositorySystem) {
        super(decrypter, repositorySystem);
    }

    @Override
    void run() {
        ImageName name = ImageName.of(
                registry == null ? image() : registry.replaceAll("/+$", "") + "/" + image(), PropertyNames.IMAGE);
        requireRegistry(name);
        BuiltImage published = build(name, new ImageTarget.Registry(name.registry()));
        console().info("Use it as " + name.at(published.digest()));
    }

    static void requireRegistry(ImageName name) {
        if (!name.namesRegistry()) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    "the image's name, " + name + ", does not begin with a registry",
                    "name one: -Dfeaturestore.image=<region-key>.ocir.io/<namespace>/" + name);
        }
    }
}
