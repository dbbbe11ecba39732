package dev.featurestore.operator.container;

import dev.featurestore.operator.text.DebugLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of this machine for containers.
 *
 * @param executable path or name of the engine's command, if it is set
 * @param environment environment of this process, for the engine's command; the container gets only a part of it
 * @param home the user's home folder
 * @param user the user of this process; empty on a system without user IDs
 * @param version version of this operator, which must equal the version in the image
 */
public record ContainerHost(
        Optional<String> executable,
        Map<String, String> environment,
        Path home,
        Optional<HostUser> user,
        String version) {

    public ContainerHost {
        environment = Map.copyOf(environment);
    }

    /**
     * The engine.
     *
     * @param debug gets the command lines
     * @throws dev.featurestore.operator.failure.FeatureStoreException {@code NO_CONTAINER_ENGINE} if none is found
     */
    public ContainerEngine engine(DebugLog debug) {
        return ContainerEngine.find(executable, environment.getOrDefault("PATH", ""), debug);
    }

    /** Omits the environment, which may contain secrets. */
    @Override
    public String toString() {
        return "ContainerHost[executable=" + executable + ", home=" + home + ", version=" + version + "]";
    }
}
