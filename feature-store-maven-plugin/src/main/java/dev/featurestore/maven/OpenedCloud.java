package dev.featurestore.maven;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudAddress;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.text.DebugLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The embedded cloud of this build, open. Separate from {@link EmbeddedAccess}, which goals create even if they need no cloud,
 * so that the exception classes of the emulator are loaded only here.
 *
 * @param engine the engine that this build asks for
 */
record OpenedCloud(EmbeddedCloud cloud, EngineParameters engine) {

    static OpenedCloud open(Path folder, EngineParameters engine, DebugLog debug) {
        EmbeddedCloudOptions options =
                EmbeddedCloudOptions.in(folder).with(EmbeddedCloudFailures.options(engine, debug));
        return new OpenedCloud(new EmbeddedCloudFailures(folder).reported(() -> EmbeddedCloud.open(options)), engine);
    }

    /** Whether a cloud runs in the folder that does not end with a build. */
    static boolean keepsRunning(Path folder) {
        return new EmbeddedCloudFailures(folder)
                .reported(() -> EmbeddedCloudAddress.running(folder))
                .filter(EmbeddedCloudAddress::stays)
                .isPresent();
    }

    /** Whether it does not end with a build. */
    boolean keepsRunning() {
        return cloud.joined() && cloud.address().stays();
    }

    /** @param retryTimeout maximum time to repeat a request */
    CloudAddress address(Duration retryTimeout) {
        return new CloudAddress(
                Optional.of(cloud.endpoint().toString()),
                SignIn.apiKey(cloud.ociConfig(), "DEFAULT"),
                Network.direct(),
                retryTimeout);
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>(cloud.problems());
        if (cloud.joined()) {
            EmbeddedCloudAddress running = cloud.address();
            warnings.addAll(engine.withoutEffect(
                    running.engine(), running.engineInUse(), running.providerSchema(), running.provisioners()));
        }
        return warnings;
    }

    /** How long the cloud, and the store with it, answers. */
    List<String> closing(Commands commands) {
        return keepsRunning()
                ? commands.lines(
                        "The store answers until you stop the cloud at " + cloud.endpoint() + ":",
                        Command.of(Goal.CLOUD_STOP))
                : commands.lines(
                        "The store ends with this build. To keep one, run this before apply:",
                        Command.of(Goal.CLOUD).with(PropertyNames.DETACH));
    }

    void close() {
        cloud.close();
    }
}
