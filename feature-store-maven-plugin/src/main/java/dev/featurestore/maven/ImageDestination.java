package dev.featurestore.maven;

/** Target of {@code build-image}. */
enum ImageDestination {
    /** Docker or podman on this machine. */
    engine,
    /** A tar file. */
    tar,
    /** A registry. */
    registry
}
