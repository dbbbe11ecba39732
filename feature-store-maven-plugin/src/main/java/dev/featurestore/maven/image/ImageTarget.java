package dev.featurestore.maven.image;

import java.nio.file.Path;

/** Where an image goes. */
public sealed interface ImageTarget {

    /**
     * To a container engine on this machine.
     *
     * @param executable docker's or podman's
     */
    record Engine(Path executable) implements ImageTarget {}

    /** Into a file that {@code docker load} and {@code podman load} read. */
    record Tar(Path file) implements ImageTarget {}

    /** To the registry that the image's name begins with. */
    record Registry() implements ImageTarget {}
}
