package dev.featurestore.maven;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.text.DebugLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access to the embedded cloud of this build. Starts the cloud, or connects to it if another build has started it. */
final class EmbeddedAccess implements CloudAccess {

    private final Path folder;
    private final DebugLog debug;
    private final String terraform;
    private final Optional<Path> providerSchema;
    private @Nullable OpenedCloud cloud;

    /**
     * @param folder where the embedded cloud keeps its state
     * @param terraform program that runs its jobs: {@code auto}, {@code builtin} or a path
     * @param providerSchema file with resource types in addition to the bundled ones
     * @param debug gets the command lines of Terraform
     */
    EmbeddedAccess(Path folder, String terraform, Optional<Path> providerSchema, DebugLog debug) {
        this.debug = debug;
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
        cloud = OpenedCloud.open(folder, terraform, providerSchema, debug);
        return cloud.address();
    }

    @Override
    public List<String> warnings() {
        return cloud == null ? List.of() : cloud.problems();
    }

    @Override
    public void close() {
        if (cloud != null) {
            cloud.close();
        }
    }
}
