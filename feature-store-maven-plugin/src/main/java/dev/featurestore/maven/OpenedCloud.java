package dev.featurestore.maven;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudException;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.UnusableEngineException;
import dev.featurestore.emulator.terraform.EngineChoice;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The embedded cloud of this build, open. Apart from {@link EmbeddedAccess}, which goals make that then need no cloud: what
 * is caught here would be loaded with it.
 */
record OpenedCloud(EmbeddedCloud cloud) {

    static OpenedCloud open(Path folder, String terraform, Optional<Path> providerSchema) {
        try {
            return new OpenedCloud(EmbeddedCloud.open(
                    EmbeddedCloudOptions.in(folder).with(new EngineOptions(choice(terraform), providerSchema))));
        } catch (UnusableEngineException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
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

    private static EngineChoice choice(String terraform) {
        try {
            return EngineChoice.parse(terraform);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.TERRAFORM + ": expected auto, builtin or the path of a terraform or tofu, found \""
                            + terraform + "\"",
                    "leave it out to use the terraform or tofu of the PATH",
                    e);
        }
    }

    CloudAddress address() {
        return new CloudAddress(
                Optional.of(cloud.endpoint().toString()),
                SignIn.apiKey(cloud.ociConfig(), "DEFAULT"),
                Network.direct());
    }

    List<String> problems() {
        return cloud.problems();
    }

    void close() {
        cloud.close();
    }
}
