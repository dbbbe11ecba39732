package dev.featurestore.maven;

import dev.featurestore.emulator.EmbeddedCloudException;
import dev.featurestore.emulator.UnusableEngineException;
import dev.featurestore.emulator.terraform.EngineChoice;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.emulator.terraform.Provisioners;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.text.DebugLog;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Reports failures of the emulator as those of a goal.
 *
 * @param folder the folder of the embedded cloud
 */
record EmbeddedCloudFailures(Path folder) {

    /** The options for the engine that parameters choose. */
    static EngineOptions options(EngineParameters engine, DebugLog debug) {
        return new EngineOptions(
                choice(engine.program()),
                engine.providerSchema(),
                provisioners(engine.provisionersOfJobs()),
                line -> debug.debug(() -> line));
    }

    private static Provisioners provisioners(String choice) {
        try {
            return Provisioners.parse(choice);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.PROVISIONERS + ": " + e.getMessage(),
                    "Remove it to skip provisioners",
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

    /** Runs what may fail in the emulator. */
    <T> T reported(Supplier<T> action) {
        try {
            return action.get();
        } catch (UnusableEngineException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    Objects.requireNonNullElse(e.getMessage(), "Cannot use the engine of the embedded cloud"),
                    "Check " + PropertyNames.TERRAFORM + " and " + PropertyNames.PROVIDER_SCHEMA,
                    e);
        } catch (EmbeddedCloudException e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "Cannot open the embedded cloud");
            throw isPortInUse(e)
                    ? FeatureStoreException.of(
                            FailureCode.INVALID_PARAMETER,
                            message,
                            "Set another " + PropertyNames.PORT + ", or remove it to use any free port",
                            e)
                    : FeatureStoreException.of(
                            FailureCode.CLOUD_UNREACHABLE,
                            message,
                            "If another build uses it, wait until that build ends. To start over, delete " + folder,
                            e);
        }
    }

    private static boolean isPortInUse(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
