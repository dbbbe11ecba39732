package dev.featurestore.maven;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.text.DebugLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Access to the embedded cloud of this build. Starts the cloud, or connects to it if another process runs it. */
final class EmbeddedAccess implements CloudAccess {

    private final Path folder;
    private final DebugLog debug;
    private final EngineParameters engine;
    private final Duration retryTimeout;
    private @Nullable OpenedCloud cloud;

    /**
     * @param folder where the embedded cloud keeps its state
     * @param engine the engine of its jobs
     * @param retryTimeout maximum time to repeat a request
     * @param debug gets the command lines of Terraform
     */
    EmbeddedAccess(Path folder, EngineParameters engine, Duration retryTimeout, DebugLog debug) {
        this.debug = debug;
        this.folder = folder;
        this.engine = engine;
        this.retryTimeout = retryTimeout;
    }

    @Override
    public boolean rehearsal() {
        return true;
    }

    @Override
    public CloudAddress open() {
        cloud = OpenedCloud.open(folder, engine, debug);
        return cloud.address(retryTimeout);
    }

    @Override
    public boolean continues() {
        return cloud == null ? OpenedCloud.keepsRunning(folder) : cloud.keepsRunning();
    }

    @Override
    public List<String> closing(Commands commands) {
        return cloud == null ? List.of() : cloud.closing(commands);
    }

    @Override
    public List<String> warnings() {
        return cloud == null ? List.of() : cloud.warnings();
    }

    @Override
    public void close() {
        if (cloud != null) {
            cloud.close();
        }
    }
}
