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
     * @param volume mounts, {@code FOLDER:FOLDER IN THE CONTAINER[:ro]}; {@code ~} is the user's home
     * @param network its network; empty for the network in the environment, or else the engine's default
     * @param options further options of the engine's {@code run}, which replace the operator's of the same name
     */
    record ContainerBackend(
            String image,
            List<EnvironmentVariable> env,
            List<String> volume,
            Optional<String> network,
            List<String> options)
            implements BackendConfig {

        /** The image that {@code build-image} makes. */
        public static final String DEFAULT_IMAGE = "feature_store:v1";

        /** The home folder of every user of that image. */
        public static final String HOME = "/home/operator";

        /** The default mount: the folder of OCI's configuration. */
        public static final String DEFAULT_VOLUME = "~/.oci:" + HOME + "/.oci:ro";

        /** A container. */
        public ContainerBackend {
            env = List.copyOf(env);
            volume = List.copyOf(volume);
            options = List.copyOf(options);
        }

        /** The settings of the file that {@code init} writes. */
        public static ContainerBackend standard() {
            return new ContainerBackend(
                    DEFAULT_IMAGE,
                    List.of(new EnvironmentVariable("operator", Optional.of(DEFAULT_IMAGE))),
                    List.of(DEFAULT_VOLUME),
                    Optional.empty(),
                    List.of());
        }

        @Override
        public String type() {
            return "container";
        }
    }

    /**
     * A variable of the container's environment.
     *
     * @param value empty if the file has none: then the value in this environment, if it has the variable
     */
    record EnvironmentVariable(String name, Optional<String> value) {
        /** Only the name: the value may be a secret. */
        @Override
        public String toString() {
            return name;
        }
    }
}
