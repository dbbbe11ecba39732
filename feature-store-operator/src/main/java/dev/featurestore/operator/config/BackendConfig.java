package dev.featurestore.operator.config;

import java.util.List;
import java.util.Optional;

/** Where the operator runs. */
public sealed interface BackendConfig {
    /** The {@code type} in the backend's file. */
    String type();

    /** In this JVM. */
    record JavaBackend() implements BackendConfig {
        @Override
        public String type() {
            return "java";
        }
    }

    /**
     * In a local container.
     *
     * @param image empty where the file names none
     * @param volume mounts, {@code FOLDER:FOLDER IN THE CONTAINER[:ro]}
     */
    record ContainerBackend(Optional<String> image, List<EnvironmentVariable> env, List<String> volume)
            implements BackendConfig {
        /** A container. */
        public ContainerBackend {
            env = List.copyOf(env);
            volume = List.copyOf(volume);
        }

        @Override
        public String type() {
            return "container";
        }
    }

    /**
     * A variable of the container's environment.
     *
     * @param value empty where the file gives none
     */
    record EnvironmentVariable(String name, Optional<String> value) {
        /** Only the name: the value may be a secret. */
        @Override
        public String toString() {
            return name;
        }
    }
}
