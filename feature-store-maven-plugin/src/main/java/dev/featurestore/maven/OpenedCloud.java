package dev.featurestore.maven;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudException;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.UnusableEngineException;
import dev.featurestore.emulator.terraform.EngineChoice;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.text.DebugLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The embedded cloud of this build, open. Separate from {@link EmbeddedAccess}, which goals create even if they need no cloud,
 * so that the exception classes of the emulator are loaded only here.
 */
record OpenedCloud(EmbeddedCloud cloud) {

    static OpenedCloud open(Path folder, String terraform, Optional<Path> providerSchema, DebugLog debug) {
        try {
            return new OpenedCloud(EmbeddedCloud.open(EmbeddedCloudOptions.in(folder)
                    .with(new EngineOptions(choice(terraform), providerSchema, line -> debug.debug(() -> line)))));
        } catch (UnusableEngineException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    Objects.requireNonNullElse(e.getMessage(), "Cannot use the engine of the embedded cloud"),
                    "Check " + PropertyNames.TERRAFORM + " and " + PropertyNames.PROVIDER_SCHEMA,
                    e);
        } catch (EmbeddedCloudException e) {
            throw FeatureStoreException.of(
                    FailureCode.CLOUD_UNREACHABLE,
                    Objects.requireNonNullElse(e.getMessage(), "Cannot open the embedded cloud"),
                    "If another build uses it, wait until that build ends. To start over, delete " + folder,
                    e);
        }
    }

    private static EngineChoice choice(String terraform) {
        try {
            return EngineChoice.parse(terraform);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.TERRAFORM
                            + ": must be auto, builtin or the path of a terraform or tofu executable, but is \""
                            + terraform + "\"",
                    "Remove it to use the terraform or tofu on the PATH",
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
