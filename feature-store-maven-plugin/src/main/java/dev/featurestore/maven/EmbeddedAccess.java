package dev.featurestore.maven;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudException;
import dev.featurestore.emulator.EmbeddedCloudOptions;
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
    private @Nullable EmbeddedCloud cloud;

    /** @param folder where the embedded cloud keeps its state */
    EmbeddedAccess(Path folder) {
        this.folder = folder;
    }

    @Override
    public boolean rehearsal() {
        return true;
    }

    @Override
    public CloudAddress open() {
        try {
            cloud = EmbeddedCloud.open(EmbeddedCloudOptions.in(folder));
            return new CloudAddress(
                    Optional.of(cloud.endpoint().toString()),
                    SignIn.apiKey(cloud.ociConfig(), "DEFAULT"),
                    Network.direct());
        } catch (EmbeddedCloudException e) {
            throw FeatureStoreException.of(
                    FailureCode.CLOUD_UNREACHABLE,
                    Objects.requireNonNullElse(e.getMessage(), "the embedded cloud cannot be opened"),
                    "a build that still runs there ends by itself; delete " + folder + " to start afresh",
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
