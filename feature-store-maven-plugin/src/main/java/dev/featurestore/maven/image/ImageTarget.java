package dev.featurestore.maven.image;

import dev.featurestore.operator.container.ContainerEngine;
import java.nio.file.Path;

/** Where an image goes. */
public sealed interface ImageTarget {

    /** Its kind, in one word. */
    String kind();

    /** Where it is, to be shown. */
    String shown();

    /** To a container engine on this machine. */
    record Engine(ContainerEngine engine) implements ImageTarget {
        @Override
        public String kind() {
            return "engine";
        }

        @Override
        public String shown() {
            return engine.shown();
        }
    }

    /** Into a file that {@code docker load} and {@code podman load} read. */
    record Tar(Path file) implements ImageTarget {
        @Override
        public String kind() {
            return "tar";
        }

        @Override
        public String shown() {
            return file.toString();
        }
    }

    /**
     * To a registry.
     *
     * @param host the registry's host
     */
    record Registry(String host) implements ImageTarget {
        @Override
        public String kind() {
            return "registry";
        }

        @Override
        public String shown() {
            return host;
        }
    }
}
