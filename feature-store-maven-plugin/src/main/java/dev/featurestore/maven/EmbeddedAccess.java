package dev.featurestore.maven;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudException;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.UnusableEngineException;
import dev.featurestore.emulator.terraform.EngineChoice;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.SignIn;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to the embedded cloud of this build, which is started, or joined if another build has started it. */
final class EmbeddedAccess implements CloudAccess {

    private final Path folder;
    private final String terraform;
    private final Optional<Path> providerSchema;
    private @Nullable EmbeddedCloud cloud;

    /**
     * @param folder where the embedded cloud keeps its state
     * @param terraform what runs its jobs: {@code auto}, {@code builtin} or a path
     * @param providerSchema a file with types of resources beside the bundled ones
     */
    EmbeddedAccess(Path folder, String terraform, Optional<Path> providerSchema) {
        this.folder = folder;
        this.terraform = terraform;
        this.providerSchema = providerSchema;
    }

    @Override
    public boolean rehearsal() {
        return true;
    }

    @Override
    public CloudAddress open() {
        try {
            cloud = EmbeddedCloud.open(
                    EmbeddedCloudOptions.in(folder).with(new EngineOptions(choice(), providerSchema)));
            return new CloudAddress(
                    Optional.of(cloud.endpoint().toString()),
                    SignIn.apiKey(cloud.ociConfig(), "DEFAULT"),
                    Network.direct());
        } catch (UnusableEngineException e) {
            throw FeatureStoreException.of(
                    FailureCode.MISSING_PARAMETER,
                    Objects.requireNonNullElse(e.getMessage(), "the engine cannot be used"),
                    "see " + PropertyNames.TERRAFORM + " and " + PropertyNames.PROVIDER_SCHEMA,
                    e);
        } catch (EmbeddedCloudException e) {
            throw FeatureStoreException.of(
                    FailureCode.CLOUD_UNREACHABLE,
                    Objects.requireNonNullElse(e.getMessage(), "the embedded cloud cannot be opened"),
                    "a build that still runs there ends by itself; delete " + folder + " to start afresh",
                    e);
        }
    }

    private EngineChoice choice() {
        try {
            return EngineChoice.parse(terraform);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.MISSING_PARAMETER,
                    PropertyNames.TERRAFORM + ": expected auto, builtin or the path of a terraform or tofu, found \""
                            + terraform + "\"",
                    "leave it out to use the terraform or tofu of the PATH",
                    e);
        }
    }

    @Override
    public void close() {
        if (cloud != null) {
            cloud.close();
        }
    }
}
