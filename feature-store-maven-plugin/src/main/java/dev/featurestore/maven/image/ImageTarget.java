package dev.featurestore.maven.image;

import dev.featurestore.operator.container.ContainerEngine;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Files;
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

        /**
         * A file that does not exist, or is to be replaced.
         *
         * @param property property that sets it, for the message
         * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is a folder
         */
        public static Tar at(Path file, String property) {
            if (Files.isDirectory(file)) {
                throw FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        property + ": must be the path of a file, but " + file + " is a folder",
                        "Set -D" + property + "=" + file.resolve("image.tar"));
            }
            return new Tar(file);
        }

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
