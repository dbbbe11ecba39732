package dev.featurestore.maven.image;

import dev.featurestore.operator.container.ContainerEngine;
import java.nio.file.Path;

/** Target of an image. */
public sealed interface ImageTarget {

    /** Its kind, as in {@code featurestore.imageTarget}. */
    String kind();

    /** Its location, for display. */
    String shown();

    /** A container engine on this machine. */
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

    /** A file that {@code docker load} and {@code podman load} read. */
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
     * A registry.
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
