package dev.featurestore.operator.container;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What this machine has for containers.
 *
 * @param executable path or name of the engine's command, if it is named
 * @param environment environment of this process; the engine's command gets it, and of it the container what is meant for it
 * @param home the user's home folder
 * @param version version of this operator, which that in the image should be too
 */
public record ContainerHost(Optional<String> executable, Map<String, String> environment, Path home, String version) {

    public ContainerHost {
        environment = Map.copyOf(environment);
    }

    /**
     * The engine.
     *
     * @throws dev.featurestore.operator.failure.FeatureStoreException {@code NO_CONTAINER_ENGINE} if there is none
     */
    public ContainerEngine engine() {
        return ContainerEngine.find(executable, environment.getOrDefault("PATH", ""));
    }

    /** Nothing of the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "ContainerHost[executable=" + executable + ", home=" + home + ", version=" + version + "]";
    }
}
